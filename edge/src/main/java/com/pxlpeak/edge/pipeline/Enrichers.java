package com.pxlpeak.edge.pipeline;

import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.edge.bots.Suspect;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the steps ask to find out about a sender.
 *
 * @param devices by the user agent and the client hints beside it
 */
public record Enrichers(
        BiFunction<String, Map<String, String>, Device> devices,
        Function<InetAddress, Geo> geography,
        Function<Suspect, Bot> bots) {}
