package com.pxlpeak.edge.limit;

import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;

/** Who spends, and at what rate that is given back: two that are equal share one bucket. */
record Purse(Limited kind, String owner, Rate rate) {}
