package com.pxlpeak.ops.traffic;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What visitors browse with: the share of each, and what it says of itself for a version. */
enum Browser {
    CHROME_WINDOWS(
            21, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + Browser.BLINK + "Chrome/%d.0.0.0 Safari/537.36", 134),
    CHROME_MAC(
            7,
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + Browser.BLINK + "Chrome/%d.0.0.0 Safari/537.36",
            134),
    CHROME_LINUX(2, "Mozilla/5.0 (X11; Linux x86_64) " + Browser.BLINK + "Chrome/%d.0.0.0 Safari/537.36", 134),
    EDGE(
            7,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + Browser.BLINK
                    + "Chrome/%1$d.0.0.0 Safari/537.36 Edg/%1$d.0.0.0",
            134),
    FIREFOX_WINDOWS(4, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0", 136),
    FIREFOX_LINUX(1, "Mozilla/5.0 (X11; Linux x86_64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0", 136),
    SAFARI_MAC(
            7,
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%d.3 Safari/605.1.15",
            16),
    SAFARI_IPHONE(
            19,
            "Mozilla/5.0 (iPhone; CPU iPhone OS %1$d_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%1$d.3 Mobile/15E148 Safari/604.1",
            16),
    SAFARI_IPAD(
            3,
            "Mozilla/5.0 (iPad; CPU OS %1$d_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%1$d.3 Mobile/15E148 Safari/604.1",
            16),
    CHROME_PIXEL(
            11,
            "Mozilla/5.0 (Linux; Android 15; Pixel 8) " + Browser.BLINK + "Chrome/%d.0.0.0 Mobile Safari/537.36",
            134),
    CHROME_GALAXY(
            11,
            "Mozilla/5.0 (Linux; Android 14; SM-S921B) " + Browser.BLINK + "Chrome/%d.0.0.0 Mobile Safari/537.36",
            134),
    SAMSUNG(
            5,
            "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) " + Browser.BLINK
                    + "SamsungBrowser/%d.0 Chrome/122.0.0.0 Mobile Safari/537.36",
            25),
    FIREFOX_ANDROID(2, "Mozilla/5.0 (Android 14; Mobile; rv:%1$d.0) Gecko/%1$d.0 Firefox/%1$d.0", 136);

    static final Weighted<Browser> BY_SHARE = byShare();

    private static final String BLINK = "AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final int VERSIONS = 3;

    private final double share;
    private final String userAgent;
    private final int oldest;

    Browser(double share, String userAgent, int oldest) {
        this.share = share;
        this.userAgent = userAgent;
        this.oldest = oldest;
    }

    /** One of the versions in use. */
    String userAgent(RandomGenerator random) {
        return String.format(Locale.ROOT, userAgent, oldest + random.nextInt(VERSIONS));
    }

    private static Weighted<Browser> byShare() {
        Weighted<Browser> browsers = new Weighted<>();
        for (Browser browser : values()) {
            browsers.or(browser.share, browser);
        }
        return browsers;
    }
}
