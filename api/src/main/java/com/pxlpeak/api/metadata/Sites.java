package com.pxlpeak.api.metadata;

import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import java.util.List;

/** The sites that exist, also by who owns them. */
public interface Sites extends SiteDirectory {

    /** In the order of their names. */
    List<Site> ofWorkspace(WorkspaceId workspace);
}
