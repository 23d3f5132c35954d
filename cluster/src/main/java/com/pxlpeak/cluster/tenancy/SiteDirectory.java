package com.pxlpeak.cluster.tenancy;

import com.pxlpeak.cluster.id.SiteId;
import java.util.Optional;

/** The sites that exist, answered from memory: asked for every event. */
public interface SiteDirectory {

    Optional<Site> site(SiteId id);
}
