package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whether a page may send to a site. Browsers say of which origin a page is, and pages cannot make them say another;
 * programs can, so this keeps pages of others from sending, and no forger. Images say it only in where they are from.
 */
final class Origins {

    private Origins() {}

    static Checked<Site> check(Site site, Letter letter) {
        if (site.rules().allowsAnyOrigin()) {
            return new Passed<>(site);
        }
        String told = letter.header("origin");
        return site.rules().allowsOrigin(told.isEmpty() ? originOf(letter.header("referer")) : told)
                ? new Passed<>(site)
                : new Refused<>(Problem.originNotAllowed());
    }

    /** Empty if the address has none. */
    private static String originOf(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() == null || uri.getRawAuthority() == null
                    ? ""
                    : uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
