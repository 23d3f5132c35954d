package com.pxlpeak.ops.send;

import com.pxlpeak.ops.send.CollectAnswer.Rejected;
import com.pxlpeak.ops.send.EventFile.EventLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A file of events on its way: batch after batch, in order, to the end, whatever becomes of single lines. */
public final class Sending {

    private static final int TOO_LARGE = 413;

    /** Hears what became of the lines. */
    public interface Listener {

        /** The server took the line's event not, and says why. */
        void rejected(long line, String code, String path, String message);

        /** The line holds no event. */
        void unreadable(long line, String why);

        /** Where it stands, after each batch. */
        void progress(Account account);
    }

    /** How many lines went which way. */
    public record Account(long accepted, long rejected, long unreadable) {

        public static final Account NOTHING = new Account(0, 0, 0);

        public boolean isClean() {
            return rejected == 0 && unreadable == 0;
        }

        Account plusUnreadable() {
            return new Account(accepted, rejected, unreadable + 1);
        }

        Account plus(CollectAnswer answer) {
            return new Account(
                    accepted + answer.accepted().size(),
                    rejected + answer.rejected().size(),
                    unreadable);
        }
    }

    private final CollectClient client;
    private final int batchSize;
    private final Listener listener;
    private Account account = Account.NOTHING;

    public Sending(CollectClient client, int batchSize, Listener listener) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch: " + batchSize + " (expected: 1 or more)");
        }
        this.client = client;
        this.batchSize = batchSize;
        this.listener = listener;
    }

    /** Sends all there is. Fails when the server will have none of it, such as for a wrong key. */
    public Account send(InputStream events) throws IOException, InterruptedException {
        try (EventFile file = new EventFile(events)) {
            List<EventLine> batch = file.next(batchSize, this::complain);
            while (!batch.isEmpty()) {
                post(batch);
                listener.progress(account);
                batch = file.next(batchSize, this::complain);
            }
        }
        return account;
    }

    private void post(List<EventLine> batch) throws IOException, InterruptedException {
        try {
            CollectAnswer answer =
                    client.post(batch.stream().map(EventLine::event).toList(), Map.of());
            account = account.plus(answer);
            for (Rejected rejected : answer.rejected()) {
                listener.rejected(
                        batch.get(rejected.index()).number(), rejected.code(), rejected.path(), rejected.message());
            }
        } catch (CollectFailure e) {
            if (e.status() != TOO_LARGE || batch.size() == 1) {
                throw e;
            }
            int half = batch.size() / 2;
            post(batch.subList(0, half));
            post(batch.subList(half, batch.size()));
        }
    }

    private void complain(long line, String why) {
        account = account.plusUnreadable();
        listener.unreadable(line, why);
    }
}
