package com.pxlpeak.edge.limit;

import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import java.time.Duration;
import java.util.Optional;

/**
 * More than a limit lets pass.
 *
 * @param kind of the limit
 * @param pause until as much would pass; empty if it never will, being more than may pass at once
 */
public record Excess(Limited kind, Rate rate, Optional<Duration> pause) {}
