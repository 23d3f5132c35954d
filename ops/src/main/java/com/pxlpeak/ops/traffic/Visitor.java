package com.pxlpeak.ops.traffic;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Somebody with a browser, the same each time they come. */
record Visitor(String clientId, Country country, String address, String userAgent) {

    private static final long AUDIENCE = 0x5EED_0DE0_0001L;
    private static final int REGULARS = 3_000;
    private static final double SHARE_OF_REGULARS = 0.3;

    /** A regular, or anybody out of a hundred million. */
    static Visitor draw(RandomGenerator random) {
        return random.nextDouble() < SHARE_OF_REGULARS
                ? numbered(random.nextLong(REGULARS))
                : numbered(REGULARS + random.nextLong(100_000_000));
    }

    /** Always the same for a number, so that visitors come back even to a demo that was started again. */
    static Visitor numbered(long number) {
        // Mixed once more: the first draws of neighbouring seeds are alike.
        RandomGenerator own = new SplittableRandom(AUDIENCE + number).split();
        Country country = Country.BY_SHARE.draw(own);
        String address = country.address(own);
        String clientId = "cid_" + Long.toString(own.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return new Visitor(
                clientId, country, address, Browser.BY_SHARE.draw(own).userAgent(own));
    }
}
