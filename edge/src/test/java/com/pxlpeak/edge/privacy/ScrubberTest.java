package com.pxlpeak.edge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scrubber scrubber = new Scrubber(Set.of("utm_source", "gclid"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/?email=ann@b.example&x=1        | https://a.example/?email=removed&x=1",
                "https://a.example/?x=ann%40b.example              | https://a.example/?x=removed",
                "https://a.example/?x=ann%2540b.example            | https://a.example/?x=removed",
                "https://a.example/?E-Mail=hidden                  | https://a.example/?E-Mail=removed",
                "https://a.example/?first_name=Ann                 | https://a.example/?first_name=removed",
                "https://a.example/?ann@b.example                  | https://a.example/?removed",
                "https://a.example/u/ann@b.example/edit            | https://a.example/u/removed/edit",
                "https://a.example/u/ann%40b.example               | https://a.example/u/removed",
                "https://ann:secret@a.example/                     | https://a.example/",
                "https://a.example/?call=%2B49%2030%201234567      | https://a.example/?call=removed",
                "https://a.example/?call=+49301234567              | https://a.example/?call=removed",
                "https://a.example/call/0049301234567              | https://a.example/call/removed",
                "https://a.example/?access_token=x                 | https://a.example/?access_token=removed",
                "https://a.example/#access_token=x&state=1         | https://a.example/#access_token=removed&state=1",
                "https://a.example/#/reset?token=x&step=1          | https://a.example/#/reset?token=removed&step=1",
                "https://a.example/#/u/ann@b.example/token=x       | https://a.example/#/u/removed/token=removed",
                "https://a.example/?user[password]=x               | https://a.example/?user[password]=removed",
                "https://a.example/?reset_password_token=x         | https://a.example/?reset_password_token=removed",
                "https://a.example/?ann@b.example=1                | https://a.example/?removed",
                "https://a.example/?0123456789abcdef0123456789abcdef | https://a.example/?removed",
                "https://a.example/cart;jsessionid=1A5306;x=1      | https://a.example/cart;jsessionid=removed;x=1",
                "/u/ann@b.example/https://c.example/               | /u/removed/https://c.example/",
                "/go/https://ann:secret@c.example/                 | /go/https://removed/",
                "b.example/u/ann@b.example;x=1                     | b.example/u/removed;x=1",
                "https://a.example/?t=eyJhbGciOi.eyJzdWIi.c2ln     | https://a.example/?t=removed",
                "https://a.example/reset/0123456789abcdef0123456789abcdef | https://a.example/reset/removed",
                "https://a.example/r/aZ09aZ09aZ09aZ09aZ09aZ09aZ09aZ09 | https://a.example/r/removed",
                "https://a.example/?next=https%3A%2F%2Fb.example%2F%3Ftoken%3Dx | https://a.example/?next=removed",
                "https://a.example/?utm_source=ann@b.example       | https://a.example/?utm_source=removed",
                "/login?password=hunter2                           | /login?password=removed",
                "mailto:ann@b.example                              | mailto:removed",
            })
    void whatNamesSomebodyIsRemoved(String url, String clean) {
        assertThat(scrubbed("page_url", url)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://a.example",
                "https://a.example/products/42?color=red&size=%2b",
                "https://a.example/@ann/posts",
                "https://maps.example/@52.5163,13.3777,15z",
                "https://cdn.example/react@18.2.0/index.js",
                "https://cdn.example/logo@2x.png",
                "https://a.example/orders/0194c3c2-7c5e-7a51-b4c4-7a6f7d1c2b3a",
                "https://a.example/?order=4930123456789",
                "https://a.example/?gclid=aZ09aZ09aZ09aZ09aZ09aZ09aZ09aZ09aZ09",
                "https://a.example/?q=how+to+fold+a+paper+plane",
                "https://a.example/a-very-long-title-that-tells-in-10-words-what-Ann-thinks",
                "https://a.example/?a=%zz&b&=c#top",
                "/search?q=caf%C3%A9",
                "https://a.example/?next=%2Fcart%3Fstep%3D2",
                "https://a.example/filter/color=red;size=l#/list?page=2",
                "/go/https://b.example/y"
            })
    void whatNamesNobodyStaysAsItIs(String url) {
        JsonNode event = event("page_url", url);

        assertThat(scrubber.scrubbed(event)).isSameAs(event);
    }

    @Test
    void urlsAreFoundHoweverDeep() {
        assertThat(scrubber.scrubbed(json("{'event':'a','properties':{'n':1,'list':[{'x':'https://a.example/?pwd=x'},"
                        + "'https://b.example/?otp=1',null]}}")))
                .isEqualTo(json("{'event':'a','properties':{'n':1,'list':[{'x':'https://a.example/?pwd=removed'},"
                        + "'https://b.example/?otp=removed',null]}}"));
    }

    @Test
    void whatASiteTellsOutsideOfUrlsItTellsOnPurpose() {
        JsonNode event = event("contact", "ann@b.example");

        assertThat(scrubber.scrubbed(event)).isSameAs(event);
        assertThat(scrubbed("utm_source", "ann@b.example")).isEqualTo("removed");
        assertThat(scrubbed("search", "?email=ann@b.example")).isEqualTo("?email=removed");
        assertThat(scrubbed("page_query", "step=1&token=x")).isEqualTo("step=1&token=removed");
        assertThat(scrubbed("page_hash", "access_token=x&state=1")).isEqualTo("access_token=removed&state=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "{}", "{'properties':null}", "{'properties':[1]}"})
    void whatIsNoEventIsLeftAsItIs(String text) {
        JsonNode told = json(text);

        assertThat(scrubber.scrubbed(told)).isSameAs(told);
    }

    /** Who knows what somebody sends: it may be no event at all. */
    @Test
    void ofWhatIsRejectedEveryUrlIsScrubbedWhereverItStands() {
        assertThat(scrubber.scrubbedRejected(json("{'event':'https://a.example/?token=x','user_id':'/ann@b.example',"
                        + "'url':'/u/ann@b.example','properties':['https://b.example/?otp=1']}")))
                .isEqualTo(json("{'event':'https://a.example/?token=removed','user_id':'/ann@b.example',"
                        + "'url':'/u/removed','properties':['https://b.example/?otp=removed']}"));
        assertThat(scrubber.scrubbedRejected(json("'https://a.example/?token=x'")))
                .isEqualTo(json("'https://a.example/?token=removed'"));
        JsonNode harmless = json("{'user_id':'ann','properties':7}");
        assertThat(scrubber.scrubbedRejected(harmless)).isSameAs(harmless);
    }

    /** Quadratic, this would take minutes. */
    @Test
    void theHostileCostNoMoreThanTheirLength() {
        for (String part : new String[] {"a@a.a", "?", "=", "%40", "&a=https://", "eyJ.", "+49 "}) {
            String url = "https://a.example/?x=" + part.repeat(200_000);

            assertThat(scrubbed("page_url", url)).startsWith("https://a.example/?x=");
        }
    }

    private String scrubbed(String property, String text) {
        return scrubber.scrubbed(event(property, text))
                .path("properties")
                .path(property)
                .textValue();
    }

    private static JsonNode event(String property, String text) {
        return JSON.createObjectNode()
                .put("event", "page_view")
                .set("properties", JSON.createObjectNode().put(property, text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
