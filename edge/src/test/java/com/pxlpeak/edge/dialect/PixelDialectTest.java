package com.pxlpeak.edge.dialect;

import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.dialect.Asked.properties;
import static com.pxlpeak.edge.dialect.Asked.read;
import static com.pxlpeak.edge.dialect.Asked.sentFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** An image that tells of who shows it. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PixelDialectTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Asked asked = new Asked(pekko.system());

    @BeforeEach
    void open() {
        asked = new Asked(pekko.system(), new PixelDialect(new DailyVisitors()));
    }

    @Test
    void whatItsQuerySaysIsAnEvent() {
        get("site_id=site_demo&client_id=cid_ann&event_id=e-1&event=Mail+Opened&user_id=ann%40x.example&mailing=42");

        Event event = asked.only();
        assertThat(event.name()).isEqualTo("mail_opened");
        assertThat(event.id().value()).isEqualTo("e-1");
        assertThat(event.client().value()).isEqualTo("cid_ann");
        assertThat(event.user()).contains("ann@x.example");
        assertThat(properties(event)).isEqualTo(read("{\"original_event\":\"Mail Opened\",\"mailing\":\"42\"}"));
    }

    @Test
    void withoutMoreItIsAPageViewOfWhoeverShowsItWhereTheyShowIt() {
        asked.door.answer(sentFrom("203.0.113.9", HttpRequest.GET("/v1/pixel.gif?site_id=site_demo"))
                .addHeader(HttpHeader.parse("Referer", "https://demo.example/no-scripts?x=1")));

        assertThat(asked.only().name()).isEqualTo("page_view");
        assertThat(asked.only().enriched().page().path()).isEqualTo("/no-scripts");
        assertThat(asked.only().client().value()).startsWith("cid_d");
    }

    @Test
    void isAnImageOfOnePointThatNobodyKeeps() throws IOException {
        HttpResponse response = get("site_id=site_demo");

        byte[] image = ((HttpEntity.Strict) response.entity()).getData().toArray();
        assertThat(image).hasSize(43);
        assertThat(ImageIO.read(new ByteArrayInputStream(image)).getWidth()).isEqualTo(1);
        assertThat(response.entity().getContentType().mediaType()).hasToString("image/gif");
        assertThat(header(response, "Cache-Control")).contains("no-store");
    }

    @Test
    void whoeverShowsItGetsItWhateverBecomesOfTheEvent() {
        HttpResponse shown = get("site_id=site_demo");

        assertThat(get("site_id=site_none")).isEqualTo(shown);
        assertThat(get("")).isEqualTo(shown);
        assertThat(get("site_id=site_demo&timestamp=noon")).isEqualTo(shown);
        asked.door.rawEvents.open = false;
        assertThat(get("site_id=site_demo")).isEqualTo(shown);
        assertThat(asked.taken()).hasSize(1);
        assertThat(asked.door.endpoint.outcomes())
                .containsEntry("event.accepted", 1L)
                .containsEntry("event.rejected.schema.format", 1L)
                .containsEntry("request.unauthorized", 2L)
                .containsEntry("request.ingest_unavailable", 1L);
    }

    private HttpResponse get(String query) {
        return asked.door.answer(sentFrom("203.0.113.9", HttpRequest.GET("/v1/pixel.gif?" + query)));
    }
}
