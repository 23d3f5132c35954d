package com.pxlpeak.ops.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the senders were told about each event: a byte in memory, and a line a try in a file. The file is the evidence;
 * the bytes are what is checked.
 */
final class Account implements AutoCloseable {

    /** What came of one try. */
    enum Answer {
        ACKNOWLEDGED(2),
        REFUSED(4),
        UNKNOWN(8);

        private final int bit;

        Answer(int bit) {
            this.bit = bit;
        }
    }

    private static final int SENT = 1;

    private final byte[] told;
    private final Traffic traffic;
    private final BufferedWriter log;
    private int settled;

    Account(Traffic traffic, Path log) throws IOException {
        this.traffic = traffic;
        this.told = new byte[traffic.events()];
        this.log = Files.newBufferedWriter(log);
    }

    Traffic traffic() {
        return traffic;
    }

    synchronized void sending(List<Integer> numbers) {
        numbers.forEach(number -> told[number] |= SENT);
    }

    /** Notes what came of a try. The time is for people only. */
    synchronized void answered(int number, Answer answer, String why, long atMillis) {
        boolean before = isSettled(number);
        told[number] |= (byte) answer.bit;
        if (!before && isSettled(number)) {
            settled++;
        }
        try {
            log.write(Long.toString(atMillis));
            log.write('\t');
            log.write(traffic.tag());
            log.write('\t');
            log.write(Integer.toString(number));
            log.write('\t');
            log.write(answer.name());
            log.write('\t');
            log.write(why);
            log.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's log of answers", e);
        }
    }

    /** How many events have their answer. */
    synchronized int settled() {
        return settled;
    }

    synchronized boolean wasSent(int number) {
        return (told[number] & SENT) != 0;
    }

    synchronized boolean was(Answer answer, int number) {
        return (told[number] & answer.bit) != 0;
    }

    private boolean isSettled(int number) {
        return (told[number] & (Answer.ACKNOWLEDGED.bit | Answer.REFUSED.bit)) != 0;
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
