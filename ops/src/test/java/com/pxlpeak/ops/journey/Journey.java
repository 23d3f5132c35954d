package com.pxlpeak.ops.journey;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the one pxlpeak that all journeys of a run share. It is stopped after the last. */
final class Journey implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPxlpeak.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, any -> new Shared(), Shared.class)
                .pxlpeak;
    }

    private static final class Shared implements AutoCloseable {

        private final RunningPxlpeak pxlpeak;

        Shared() {
            try {
                pxlpeak = RunningPxlpeak.start();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("pxlpeak: interrupted while it started", e);
            } catch (IOException e) {
                throw new IllegalStateException("pxlpeak: could not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            pxlpeak.close();
        }
    }
}
