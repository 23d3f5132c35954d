package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.ledger.Account.Answer;
import com.pxlpeak.ops.ledger.Observed.EventSeen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentTest {

    private static final Instant ANCHOR = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private final Traffic traffic = new Traffic("t", 7, 500, ANCHOR);
    private final Books books = new Books();
    private final int known = number(Clockwork.SERVER);
    private Present present = new Present(books, new Notes());

    private int number(Clockwork kind) {
        return IntStream.range(0, traffic.events())
                .filter(number -> traffic.event(number).clockwork() == kind
                        && traffic.event(number).isValid())
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void send() throws IOException {
        Account account = new Account(traffic, directory.resolve("answers.tsv"));
        account.sending(List.of(known));
        account.answered(known, Answer.ACKNOWLEDGED, "202", 0);
        books.add(account);
        present = new Present(books, new Notes());
    }

    @Test
    void whatWasSentIsThereAtItsTime() {
        present.see(row(traffic.event(known)));

        assertThat(present.phantom()).isZero();
        assertThat(present.at(account(), known)).contains(traffic.event(known).timestamp());
    }

    @Test
    void aSecondRowOfAnEventIsOneTooMany() {
        present.see(row(traffic.event(known)));
        present.see(row(traffic.event(known)));

        assertThat(present.duplicated()).isEqualTo(1);
    }

    @Test
    void whatNobodySentIsAPhantom() {
        present.see(row(traffic.event(known + 1)));
        present.see(new EventSeen("x", "cid_x", "page_view", "/", ANCHOR, ANCHOR, java.math.BigDecimal.ZERO, ""));

        assertThat(present.phantom()).isEqualTo(2);
    }

    @Test
    void whatIsNotAsItWasSentIsAPhantom() {
        EventSeen row = row(traffic.event(known));
        present.see(new EventSeen(
                row.id(),
                row.client(),
                row.name(),
                row.page(),
                row.at().plusMillis(1),
                row.receivedAt(),
                row.value(),
                row.currency()));

        assertThat(present.phantom()).isEqualTo(1);
    }

    @Test
    void whatIsLostIsStillExpectedWhereItHappened() {
        assertThat(present.at(account(), known)).isEmpty();
        assertThat(present.expectedAt(account(), known))
                .contains(traffic.event(known).timestamp());
    }

    private Account account() {
        return books.accounts().get(0);
    }

    private static EventSeen row(Tracked event) {
        return new EventSeen(
                event.id(),
                event.client(),
                event.name(),
                event.page(),
                event.timestamp(),
                ANCHOR,
                event.value(),
                event.amount() == 0 ? "" : event.currency());
    }
}
