package com.pxlpeak.edge.collect;

import static com.pxlpeak.edge.collect.Door.EVENT;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.batch;
import static com.pxlpeak.edge.collect.Door.body;
import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.collect.Door.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much of whom is taken, and from which pages. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectRatesTest {

    private static final String SHOP = batch(EVENT).replace("site_demo", "site_shop");

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    @Test
    void aBatchAboveTheRateIs429AsAWholeAndSaysWhenToComeAgain() {
        Door door = new Door(pekko.system(), Door.rates(Map.of(Limited.ADDRESS, new Rate(0.1, 3))));

        assertThat(from(door, "192.0.2.1", batch(EVENT, EVENT)).status().intValue())
                .isEqualTo(202);
        HttpResponse refused = from(door, "192.0.2.1", batch(EVENT, EVENT));
        assertProblem(refused, 429, "rate_limited");
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(10, 12);
        assertThat(header(refused, "Access-Control-Expose-Headers")).isEqualTo("Retry-After");
        assertThat(door.rawEvents.taken).hasSize(2);
        assertThat(door.rawEvents.rejected).isEmpty();
        assertThat(door.endpoint.outcomes()).containsEntry("request.rate_limited", 1L);

        assertThat(from(door, "192.0.2.1", batch(EVENT)).status().intValue()).isEqualTo(202);
        door.nanos.addAndGet(20_000_000_000L);
        assertThat(from(door, "192.0.2.1", batch(EVENT, EVENT)).status().intValue())
                .isEqualTo(202);
    }

    @Test
    void tooManyNewClientsAre429AndThoseThatAreKnownPass() {
        Door door = new Door(pekko.system(), Door.rates(Map.of(Limited.NEW_CLIENTS_OF_ADDRESS, new Rate(0.1, 1))));

        assertThat(from(door, "192.0.2.1", batch(EVENT)).status().intValue()).isEqualTo(202);
        assertProblem(from(door, "192.0.2.1", batch(EVENT.replace("cid_ann", "cid_bob"))), 429, "new_clients");
        assertThat(from(door, "192.0.2.1", batch(EVENT)).status().intValue()).isEqualTo(202);
    }

    @Test
    void whatCanNeverPassIs413() {
        Door door = new Door(pekko.system(), Door.rates(Map.of(Limited.CLIENT, new Rate(1, 1))));

        assertProblem(from(door, "192.0.2.1", batch(EVENT, EVENT)), 413, "too_large");
    }

    @Test
    void keyHoldersAreNotBoundByTheirAddress() {
        Door door = new Door(pekko.system(), Door.rates(Map.of(Limited.ADDRESS, new Rate(0.1, 1))));

        for (int i = 0; i < 5; i++) {
            assertThat(door.answer(request(json(batch(EVENT)))
                                    .addAttribute(AttributeKeys.remoteAddress, address("192.0.2.1"))
                                    .addHeader(HttpHeader.parse("X-Api-Key", "pxl_live_collect")))
                            .status()
                            .intValue())
                    .isEqualTo(202);
        }
    }

    @Test
    void anEventIsNotChargedToWhatCannotBeAClient() {
        Door door = new Door(pekko.system(), Door.rates(Map.of()));

        HttpResponse answer = from(door, "192.0.2.1", batch(EVENT.replace("cid_ann", "c".repeat(30_000))));

        assertThat(answer.status().intValue()).isEqualTo(202);
        assertThat(body(answer).path("rejected")).hasSize(1);
    }

    @Test
    void pagesOfOtherOriginsMayNotSend() {
        Door door = new Door(pekko.system());

        assertThat(door.postWith("Origin", "https://shop.example", SHOP)
                        .status()
                        .intValue())
                .isEqualTo(202);
        assertThat(door.postWith("Origin", "https://www.shop.example", SHOP)
                        .status()
                        .intValue())
                .isEqualTo(202);
        HttpResponse refused = door.postWith("Origin", "https://evil.example", SHOP);
        assertProblem(refused, 403, "origin_not_allowed");
        assertThat(refused.getHeader("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(body(refused).toString()).doesNotContain("shop.example");
        assertThat(door.rawEvents.taken).hasSize(2);
    }

    @Test
    void whoDoesNotSayFromWhichPageMaySendOnlyWhereEveryPageMay() {
        Door door = new Door(pekko.system());

        assertProblem(door.post(SHOP), 403, "origin_not_allowed");
        assertProblem(door.postWith("Origin", "null", SHOP), 403, "origin_not_allowed");
        assertThat(door.post(batch(EVENT)).status().intValue()).isEqualTo(202);
    }

    @Test
    void anImageSaysInItsRefererFromWhichPageItIs() {
        Door door = new Door(pekko.system());

        assertThat(door.postWith("Referer", "https://shop.example/a?b", SHOP)
                        .status()
                        .intValue())
                .isEqualTo(202);
        assertProblem(door.postWith("Referer", "https://evil.example/shop.example", SHOP), 403, "origin_not_allowed");
    }

    @Test
    void aKeyNeedsNoOrigin() {
        Door door = new Door(pekko.system());

        assertThat(door.postWith("X-Api-Key", "pxl_live_collect", SHOP).status().intValue())
                .isEqualTo(202);
    }

    private static HttpResponse from(Door door, String address, String body) {
        return door.answer(request(json(body)).addAttribute(AttributeKeys.remoteAddress, address(address)));
    }

    private static RemoteAddress address(String literal) {
        try {
            return RemoteAddress.create(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
