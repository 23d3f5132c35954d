package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.failpoint.Failpoint;
import org.apache.pekko.projection.HandlerRecoveryStrategy;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.StatusObserver;

/** Hears when a projection has saved its position: the last step of an event's way. */
final class SavedPositions extends StatusObserver<JournaledFact> {

    @Override
    public void offsetProgress(ProjectionId projection, JournaledFact last) {
        Failpoint.PROJECTION_SAVED.pass();
    }

    @Override
    public void started(ProjectionId projection) {}

    @Override
    public void stopped(ProjectionId projection) {}

    @Override
    public void failed(ProjectionId projection, Throwable cause) {}

    @Override
    public void beforeProcess(ProjectionId projection, JournaledFact fact) {}

    @Override
    public void afterProcess(ProjectionId projection, JournaledFact fact) {}

    @Override
    public void error(ProjectionId projection, JournaledFact fact, Throwable cause, HandlerRecoveryStrategy strategy) {}
}
