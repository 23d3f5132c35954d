package com.pxlpeak.edge.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Bot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:30:01Z");
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
    private static final Map<String, String> GERMAN = Map.of("accept-language", "de");
    private static final BotSettings SETTINGS = new BotSettings(Optional.empty(), false, 20, 50, 10);

    private final Bots bots = new Bots(SETTINGS);

    @Test
    void aPersonWithABrowserIsNone() {
        assertThat(bots.of(browser("cid_ann", FIREFOX, GERMAN))).isEqualTo(Bot.NONE);
        assertThat(bots.of(browser(
                        "cid_bob",
                        CHROME,
                        Map.of(
                                "accept-language",
                                "en",
                                "sec-ch-ua",
                                "\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"120\", \"Google Chrome\";v=\"120\"",
                                "sec-ch-ua-platform",
                                "\"Windows\""))))
                .isEqualTo(Bot.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | crawler",
                "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)         | ai",
                "facebookexternalhit/1.1                                                  | preview",
                "python-requests/2.32                                                     | library",
                "curl/8.5.0                                                               | library",
            })
    void whoSaysSoIsOne(String agent, String kind) {
        Bot bot = bots.of(browser("cid_ann", agent, GERMAN));

        assertThat(bot.isBot()).isTrue();
        assertThat(bot.kind()).isEqualTo(kind);
        assertThat(bot.reason()).isEqualTo("agent.listed");
        assertThat(bot.score()).isEqualTo(100);
    }

    @Test
    void aBrowserWithoutAScreenIsOne() {
        Bot bot = bots.of(browser("cid_ann", CHROME.replace("Chrome/", "HeadlessChrome/"), GERMAN));

        assertThat(bot.isBot()).isTrue();
        assertThat(bot.signals()).contains("agent.headless");
    }

    @Test
    void whatDoesNotFitSpeaksForOne() {
        assertThat(bots.of(browser("cid_ann", "", GERMAN)).reason()).isEqualTo("agent.missing");
        assertThat(bots.of(browser("cid_ann", FIREFOX, Map.of())))
                .isEqualTo(Bot.of("disguised", 40, "language.missing"));
        assertThat(hinted(CHROME, "\"Chromium\";v=\"121\"", "").reason()).isEqualTo("hints.contradict");
        assertThat(hinted(CHROME, "\"Chromium\";v=\"120\"", "\"Linux\"").reason())
                .isEqualTo("hints.contradict");
        assertThat(hinted(FIREFOX, "\"Chromium\";v=\"120\"", "").reason()).isEqualTo("hints.contradict");
        assertThat(hinted(CHROME, "\"Chromium\";v=\"120\"", "\"Fuchsia\"")).isEqualTo(Bot.NONE);
    }

    @Test
    void signalsAddUp() {
        Bot bot = bots.of(browser("cid_ann", FIREFOX, Map.of("sec-ch-ua", "\"Chromium\";v=\"120\"")));

        assertThat(bot.signals()).containsExactly("hints.contradict", "language.missing");
        assertThat(bot.score()).isEqualTo(82);
    }

    @Test
    void aServersOwnLibraryIsNoVisitorButACrawlersNameIs() {
        assertThat(bots.of(server("Java-http-client/17.0.15", Optional.of(Map.of()))))
                .isEqualTo(Bot.NONE);
        assertThat(bots.of(server("", Optional.of(Map.of())))).isEqualTo(Bot.NONE);
        assertThat(bots.of(server("", Optional.empty()))).isEqualTo(Bot.NONE);
        assertThat(bots.of(server("Googlebot/2.1", Optional.of(Map.of()))).kind())
                .isEqualTo("crawler");
        assertThat(bots.of(server("python-requests/2.32", Optional.empty())).kind())
                .isEqualTo("library");
    }

    @Test
    void whoComesFromADatacentreIsOne(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("networks"), "# ours\n203.0.113.0/25 # a\n\n2001:db8::/32\n");
        Bots knowing = new Bots(new BotSettings(Optional.of(file), false, 20, 50, 10));

        assertThat(knowing.of(from("203.0.113.7", "cid_ann", NOW, Optional.empty()))
                        .reason())
                .isEqualTo("address.datacentre");
        assertThat(knowing.of(from("2001:db8:1::1", "cid_ann", NOW, Optional.empty()))
                        .isBot())
                .isTrue();
        assertThat(knowing.of(from("203.0.113.128", "cid_ann", NOW, Optional.empty())))
                .isEqualTo(Bot.NONE);
    }

    @Test
    void aClientOfTooManyEventsIsOneUntilItCalmsDown() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW, Optional.empty())))
                    .isEqualTo(Bot.NONE);
        }

        assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW, Optional.empty()))
                        .signals())
                .contains("rate.client");
        assertThat(bots.of(from("198.51.100.2", "cid_ann", NOW.plusSeconds(20), Optional.empty())))
                .isEqualTo(Bot.NONE);
    }

    @Test
    void whatAPhoneKeptIsNoFlood() throws Exception {
        for (int i = 0; i < 40; i++) {
            assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW.minusSeconds(60L * i), Optional.empty())))
                    .isEqualTo(Bot.NONE);
        }
    }

    @Test
    void tooManyEventsFromAnAddressSpeakForOne() throws Exception {
        for (int i = 0; i < 50; i++) {
            bots.of(from("198.51.100.1", "cid_" + i % 5, NOW, Optional.empty()));
        }

        assertThat(bots.of(from("198.51.100.1", "cid_0", NOW, Optional.empty())).signals())
                .contains("rate.address");
        assertThat(bots.of(from("198.51.100.2", "cid_9", NOW, Optional.empty())))
                .isEqualTo(Bot.NONE);
    }

    @Test
    void everNewClientsThatComeOnceAreAFlood() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(bots.of(from("198.51.100.1", "cid_" + i, NOW, Optional.empty())))
                    .isEqualTo(Bot.NONE);
        }

        assertThat(bots.of(from("198.51.100.1", "cid_11", NOW, Optional.empty()))
                        .reason())
                .isEqualTo("flood.clients");
    }

    @Test
    void allAddressesOfASubscriberAreOne() throws Exception {
        for (int i = 0; i < 10; i++) {
            bots.of(from("2001:db8:1:2::" + i, "cid_" + i, NOW, Optional.empty()));
        }

        assertThat(bots.of(from("2001:db8:1:2:ffff::9", "cid_11", NOW, Optional.empty()))
                        .reason())
                .isEqualTo("flood.clients");
        assertThat(bots.of(from("2001:db8:1:3::9", "cid_12", NOW, Optional.empty())))
                .isEqualTo(Bot.NONE);
    }

    @Test
    void clientsThatStayAreAnOffice() throws Exception {
        for (int i = 0; i < 40; i++) {
            assertThat(bots.of(from("198.51.100.1", "cid_" + i / 2, NOW, Optional.empty())))
                    .isEqualTo(Bot.NONE);
        }
    }

    @Test
    void nobodySeesFivePagesAtOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW.plusMillis(50L * i), Optional.of("/" + i))))
                    .isEqualTo(Bot.NONE);
        }

        assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW.plusMillis(200), Optional.of("/4")))
                        .reason())
                .isEqualTo("timing.pages");
        assertThat(bots.of(from("198.51.100.1", "cid_ann", NOW.plusSeconds(9), Optional.empty())))
                .isEqualTo(Bot.NONE);
    }

    @Test
    void toolsAndBehaviourCountAtPrivateAddressesOnlyIfAsked() throws Exception {
        Bots watching = new Bots(new BotSettings(Optional.empty(), true, 20, 50, 10));
        for (int i = 0; i < 100; i++) {
            assertThat(bots.of(from("127.0.0.1", "cid_ann", NOW, Optional.empty())))
                    .isEqualTo(Bot.NONE);
            watching.of(from("10.1.2.3", "cid_ann", NOW, Optional.empty()));
        }

        assertThat(watching.of(from("10.1.2.3", "cid_ann", NOW, Optional.empty()))
                        .isBot())
                .isTrue();
        assertThat(bots.of(beside("curl/8.5.0"))).isEqualTo(Bot.NONE);
        assertThat(bots.of(beside(""))).isEqualTo(Bot.NONE);
        assertThat(bots.of(beside("Googlebot/2.1")).kind()).isEqualTo("crawler");
        assertThat(watching.of(beside("curl/8.5.0")).kind()).isEqualTo("library");
    }

    private Bot hinted(String agent, String brands, String platform) {
        return bots.of(browser(
                "cid_ann",
                agent,
                Map.of("accept-language", "de", "sec-ch-ua", brands, "sec-ch-ua-platform", platform)));
    }

    private static Suspect browser(String client, String agent, Map<String, String> headers) {
        return new Suspect(
                "shop|" + client,
                false,
                Optional.empty(),
                agent,
                Optional.of(headers),
                false,
                NOW,
                NOW,
                Optional.empty());
    }

    private static Suspect beside(String agent) {
        return new Suspect(
                "shop|cid_ann",
                false,
                Optional.of(InetAddress.getLoopbackAddress()),
                agent,
                Optional.of(Map.of()),
                true,
                NOW,
                NOW,
                Optional.empty());
    }

    private static Suspect server(String agent, Optional<Map<String, String>> headers) {
        boolean robot = !agent.isEmpty();
        return new Suspect("shop|cid_ann", true, Optional.empty(), agent, headers, robot, NOW, NOW, Optional.empty());
    }

    private static Suspect from(String address, String client, Instant time, Optional<String> page)
            throws UnknownHostException {
        return new Suspect(
                "shop|" + client,
                false,
                Optional.of(InetAddress.getByName(address)),
                FIREFOX,
                Optional.of(GERMAN),
                false,
                NOW,
                time,
                page);
    }
}
