package com.pxlpeak.ops.traffic;

import java.util.random.RandomGenerator;

/** Where visitors live, with networks of providers there, so that the edge finds the country from the address. */
enum Country {
    DE(34, "84.140", "84.190"),
    FR(9, "90.0", "86.192"),
    GB(9, "81.128", "86.128"),
    US(12, "73.0", "98.0"),
    NL(6, "145.53", "84.80"),
    PL(5, "83.0", "95.160"),
    AT(5, "77.116", "77.116"),
    CH(4, "84.72", "84.72"),
    IT(4, "79.0", "79.0"),
    ES(4, "83.32", "83.32"),
    BR(3, "177.0", "189.0"),
    IN(3, "117.192", "117.192"),
    JP(2, "126.0", "126.0");

    static final Weighted<Country> BY_SHARE = byShare();

    private final double share;
    private final String oneNetwork;
    private final String otherNetwork;

    Country(double share, String oneNetwork, String otherNetwork) {
        this.share = share;
        this.oneNetwork = oneNetwork;
        this.otherNetwork = otherNetwork;
    }

    /** Of somebody at home there. */
    String address(RandomGenerator random) {
        String network = random.nextBoolean() ? oneNetwork : otherNetwork;
        return network + "." + random.nextInt(1, 255) + "." + random.nextInt(1, 255);
    }

    private static Weighted<Country> byShare() {
        Weighted<Country> countries = new Weighted<>();
        for (Country country : values()) {
            countries.or(country.share, country);
        }
        return countries;
    }
}
