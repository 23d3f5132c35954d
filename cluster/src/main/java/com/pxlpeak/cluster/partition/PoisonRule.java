package com.pxlpeak.cluster.partition;

import java.util.function.Supplier;

/**
 * Tells a record that is poison from one that had bad luck: what fails three times alike will fail for ever, and is set
 * aside; anything else is worth another try.
 */
final class PoisonRule {

    private static final int ALIKE = 3;

    /** Failures that never repeat are as hopeless: reasons that hold an address or a time would differ for ever. */
    private static final int MOST = 9;

    private PoisonRule() {}

    /**
     * Tries, until it succeeds or the record is poison.
     *
     * @throws Poison with the last failure
     */
    static <T> T apply(Supplier<T> attempt) throws Poison {
        String last = "";
        int alike = 0;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                String failure = e.toString();
                alike = failure.equals(last) ? alike + 1 : 1;
                last = failure;
                if (alike == ALIKE || tries == MOST) {
                    throw new Poison(e);
                }
            }
        }
    }

    /** This record cannot be processed, now or later. */
    static final class Poison extends Exception {

        private static final long serialVersionUID = 1;

        Poison(RuntimeException cause) {
            super(cause.toString(), cause);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
