package com.pxlpeak.cluster.tenancy;

import com.pxlpeak.cluster.id.WorkspaceId;
import java.util.Optional;

/** Finds the site that is meant by senders who do not know our id of it. Answered from memory. */
public interface SiteFinder {

    /** The site of a domain, with or without {@code www.}; none if several claim it: nobody may take another's events. */
    Optional<Site> ofDomain(String domain);

    /** A workspace's site, if it has just one. */
    Optional<Site> onlyOf(WorkspaceId workspace);
}
