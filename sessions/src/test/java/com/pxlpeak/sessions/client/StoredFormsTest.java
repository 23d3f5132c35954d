package com.pxlpeak.sessions.client;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Codec;
import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.StoredEntry;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import com.pxlpeak.sessions.client.Session.Former;
import com.pxlpeak.sessions.client.Session.PageSeen;
import com.pxlpeak.sessions.client.Session.Touch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes as journals and parked states hold them. Never edited, only added to: what was once written is read for ever. */
class StoredFormsTest {

    private static final CBORFactory CBOR = new CBORFactory();
    private static final Coordinate SOURCE = new Coordinate(new UUID(1, 2), 3, 40);
    private static final SessionId SESSION = new SessionId(new UUID(5, 6));
    private static final SessionId OTHER = new SessionId(new UUID(7, 8));
    private static final Moment FIRST = new Moment(at("09:00:00.123"), new EventId("a"));
    private static final Moment LAST = new Moment(at("09:10"), new EventId("b"));

    private static final Session FULL = new Session(
            SESSION,
            FIRST,
            LAST,
            Optional.of(new PageSeen(FIRST, "/a")),
            Optional.of(new PageSeen(LAST, "/ü")),
            2,
            4,
            3,
            List.of(new Money(new BigDecimal("1000"), "EUR"), new Money(new BigDecimal("-0.25"), "USD")),
            Optional.of(new Touch(FIRST, new Acquisition("google", "cpc", "spring", "shoes", "top", "google.com"))),
            new Geo("DE", "BE", "Berlin", "Europe/Berlin"),
            new Device("mobile", "Firefox", "140", "Android", "16"),
            Bot.NONE,
            List.of(new Former(OTHER, at("09:05"))));

    private static final Session LEAST = new Session(
            OTHER,
            FIRST,
            FIRST,
            Optional.empty(),
            Optional.empty(),
            0,
            1,
            0,
            List.of(),
            Optional.empty(),
            Geo.UNKNOWN,
            Device.UNKNOWN,
            Bot.NONE,
            List.of());

    private static final Session BOT = new Session(
            OTHER,
            FIRST,
            FIRST,
            Optional.empty(),
            Optional.empty(),
            0,
            1,
            0,
            List.of(),
            Optional.of(new Touch(
                    FIRST,
                    new Acquisition("google", "cpc", "", "", "", "")
                            .inChannel("Paid Search")
                            .byClick("gclid", "Cj0K"))),
            Geo.UNKNOWN,
            Device.UNKNOWN,
            new Bot("crawler", 90, "agent.listed", List.of("agent.listed", "header.language")),
            List.of());

    private static final ClientState STATE = new ClientState(
            PlayedClient.KEY,
            SeenEvents.NONE.plus(new EventId("a"), at("09:00:01")).plus(new EventId("b"), at("09:10:01")),
            List.of(LEAST, FULL));

    private static final String STORED_STATE =
            "bf66636c69656e746c73686f707c6369645f616e6e647365656e581869aa8d012a6de15c6964b81112b5437c"
                    + "f0596f4a6964ba696873657373696f6e739fbf62696450000000000000000700000000000000086566697273"
                    + "74bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b0000019bb16efefb656576"
                    + "656e746161ff6970616765566965777300666576656e74730171696e7465726163746976654576656e747300"
                    + "67726576656e7565806367656fbf67636f756e7472796066726567696f6e606463697479606874696d657a6f"
                    + "6e6560ff66646576696365bf6474797065606762726f77736572606e62726f7773657256657273696f6e6062"
                    + "6f7360696f7356657273696f6e60ff686162736f7262656480ffbf6269645000000000000000050000000000"
                    + "000006656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b000001"
                    + "9bb1782640656576656e746162ff65656e747279bf666d6f6d656e74bf6261741b0000019bb16efefb656576"
                    + "656e746161ff6470617468622f61ff6465786974bf666d6f6d656e74bf6261741b0000019bb1782640656576"
                    + "656e746162ff6470617468632fc3bcff6970616765566965777302666576656e74730471696e746572616374"
                    + "6976654576656e74730367726576656e756582bf66616d6f756e74c48203016863757272656e637963455552"
                    + "ffbf66616d6f756e74c4822138186863757272656e637963555344ff65746f756368bf666d6f6d656e74bf62"
                    + "61741b0000019bb16efefb656576656e746161ff6b6163717569736974696f6ebf66736f7572636566676f6f"
                    + "676c65666d656469756d636370636863616d706169676e66737072696e67647465726d6573686f657367636f"
                    + "6e74656e7463746f706872656665727265726a676f6f676c652e636f6dffff6367656fbf67636f756e747279"
                    + "62444566726567696f6e6242456463697479664265726c696e6874696d657a6f6e656d4575726f70652f4265"
                    + "726c696eff66646576696365bf6474797065666d6f62696c656762726f777365726746697265666f786e6272"
                    + "6f7773657256657273696f6e63313430626f7367416e64726f6964696f7356657273696f6e623136ff686162"
                    + "736f7262656481bf6269645000000000000000070000000000000008697374617274656441741b0000019bb1"
                    + "739260ffffffff";

    /** Of when sessions were stored with their revision. */
    private static final String EARLIER_STATE =
            "bf66636c69656e746c73686f707c6369645f616e6e647365656e581869aa8d012a6de15c6964b81112b5437c"
                    + "f0596f4a6964ba696873657373696f6e739fbf62696450000000000000000700000000000000086566697273"
                    + "74bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b0000019bb16efefb656576"
                    + "656e746161ff6970616765566965777300666576656e74730171696e7465726163746976654576656e747300"
                    + "67726576656e7565806367656fbf67636f756e7472796066726567696f6e606463697479606874696d657a6f"
                    + "6e6560ff66646576696365bf6474797065606762726f77736572606e62726f7773657256657273696f6e6062"
                    + "6f7360696f7356657273696f6e60ff687265766973696f6e01686162736f7262656480ffbf62696450000000"
                    + "00000000050000000000000006656669727374bf6261741b0000019bb16efefb656576656e746161ff646c61"
                    + "7374bf6261741b0000019bb1782640656576656e746162ff65656e747279bf666d6f6d656e74bf6261741b00"
                    + "00019bb16efefb656576656e746161ff6470617468622f61ff6465786974bf666d6f6d656e74bf6261741b00"
                    + "00019bb1782640656576656e746162ff6470617468632fc3bcff6970616765566965777302666576656e7473"
                    + "0471696e7465726163746976654576656e74730367726576656e756582bf66616d6f756e74c4820301686375"
                    + "7272656e637963455552ffbf66616d6f756e74c4822138186863757272656e637963555344ff65746f756368"
                    + "bf666d6f6d656e74bf6261741b0000019bb16efefb656576656e746161ff6b6163717569736974696f6ebf66"
                    + "736f7572636566676f6f676c65666d656469756d636370636863616d706169676e66737072696e6764746572"
                    + "6d6573686f657367636f6e74656e7463746f706872656665727265726a676f6f676c652e636f6dffff636765"
                    + "6fbf67636f756e74727962444566726567696f6e6242456463697479664265726c696e6874696d657a6f6e65"
                    + "6d4575726f70652f4265726c696eff66646576696365bf6474797065666d6f62696c656762726f7773657267"
                    + "46697265666f786e62726f7773657256657273696f6e63313430626f7367416e64726f6964696f7356657273"
                    + "696f6e623136ff687265766973696f6e07686162736f7262656481bf62696450000000000000000700000000"
                    + "00000008697374617274656441741b0000019bb1739260ffffffff";

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(
                        new EventRecorded(
                                SOURCE,
                                SESSION,
                                EncodedEvent.of(view("a", "09:00").event())),
                        "bf64747970656e6576656e742d7265636f726465646773657373696f6e782430303030303030302d30303030"
                                + "2d303030352d303030302d303030303030303030303036656576656e745901a77b226576656e745f6964223a"
                                + "2261222c226576656e74223a22706167655f76696577222c22736974655f6964223a2273686f70222c22636c"
                                + "69656e745f6964223a226369645f616e6e222c2274696d657374616d70223a22323032362d30312d31325430"
                                + "393a30303a30305a222c2270726f70657274696573223a7b226e223a20317d2c225f656e726963686564223a"
                                + "7b2274696d65223a22323032362d30312d31325430393a30303a30305a222c22696e74657261637469766522"
                                + "3a747275652c2270616765223a7b2270617468223a222f61222c227469746c65223a225469746c65206f6620"
                                + "2f61227d2c2267656f223a7b22636f756e747279223a224445227d2c22646576696365223a7b227479706522"
                                + "3a226d6f62696c65222c2262726f77736572223a2246697265666f78222c2262726f777365725f7665727369"
                                + "6f6e223a22313430222c226f73223a22416e64726f6964222c226f735f76657273696f6e223a223136227d2c"
                                + "2265646765223a7b22706f70223a22667261222c2272656365697665645f6174223a22323032362d30312d31"
                                + "325430393a30303a30305a227d7d7d65746f706963782430303030303030302d303030302d303030312d3030"
                                + "30302d30303030303030303030303269706172746974696f6e03666f66667365741828ff"),
                Arguments.of(
                        new SessionUpdated(SOURCE, FULL),
                        "bf64747970656f73657373696f6e2d75706461746564636e6f77bf6269645000000000000000050000000000"
                                + "000006656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b000001"
                                + "9bb1782640656576656e746162ff65656e747279bf666d6f6d656e74bf6261741b0000019bb16efefb656576"
                                + "656e746161ff6470617468622f61ff6465786974bf666d6f6d656e74bf6261741b0000019bb1782640656576"
                                + "656e746162ff6470617468632fc3bcff6970616765566965777302666576656e74730471696e746572616374"
                                + "6976654576656e74730367726576656e756582bf66616d6f756e74c48203016863757272656e637963455552"
                                + "ffbf66616d6f756e74c4822138186863757272656e637963555344ff65746f756368bf666d6f6d656e74bf62"
                                + "61741b0000019bb16efefb656576656e746161ff6b6163717569736974696f6ebf66736f7572636566676f6f"
                                + "676c65666d656469756d636370636863616d706169676e66737072696e67647465726d6573686f657367636f"
                                + "6e74656e7463746f706872656665727265726a676f6f676c652e636f6dffff6367656fbf67636f756e747279"
                                + "62444566726567696f6e6242456463697479664265726c696e6874696d657a6f6e656d4575726f70652f4265"
                                + "726c696eff66646576696365bf6474797065666d6f62696c656762726f777365726746697265666f786e6272"
                                + "6f7773657256657273696f6e63313430626f7367416e64726f6964696f7356657273696f6e623136ff686162"
                                + "736f7262656481bf6269645000000000000000070000000000000008697374617274656441741b0000019bb1"
                                + "739260ffff65746f706963782430303030303030302d303030302d303030312d303030302d30303030303030"
                                + "303030303269706172746974696f6e03666f66667365741828ff"),
                Arguments.of(
                        new SessionUpdated(SOURCE, LEAST),
                        "bf64747970656f73657373696f6e2d75706461746564636e6f77bf6269645000000000000000070000000000"
                                + "000008656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b000001"
                                + "9bb16efefb656576656e746161ff6970616765566965777300666576656e74730171696e7465726163746976"
                                + "654576656e74730067726576656e7565806367656fbf67636f756e7472796066726567696f6e606463697479"
                                + "606874696d657a6f6e6560ff66646576696365bf6474797065606762726f77736572606e62726f7773657256"
                                + "657273696f6e60626f7360696f7356657273696f6e60ff686162736f7262656480ff65746f70696378243030"
                                + "3030303030302d303030302d303030312d303030302d30303030303030303030303269706172746974696f6e"
                                + "03666f66667365741828ff"),
                Arguments.of(
                        new SessionUpdated(SOURCE, BOT),
                        "bf64747970656f73657373696f6e2d75706461746564636e6f77bf62696450000000000000000700000000"
                                + "00000008656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b00"
                                + "00019bb16efefb656576656e746161ff6970616765566965777300666576656e74730171696e7465726163"
                                + "746976654576656e74730067726576656e75658065746f756368bf666d6f6d656e74bf6261741b0000019b"
                                + "b16efefb656576656e746161ff6b6163717569736974696f6ebf66736f7572636566676f6f676c65666d65"
                                + "6469756d636370636863616d706169676e60647465726d6067636f6e74656e746068726566657272657260"
                                + "676368616e6e656c6b506169642053656172636867636c69636b49646a67636c69643d436a304bffff6367"
                                + "656fbf67636f756e7472796066726567696f6e606463697479606874696d657a6f6e6560ff666465766963"
                                + "65bf6474797065606762726f77736572606e62726f7773657256657273696f6e60626f7360696f73566572"
                                + "73696f6e60ff63626f74bf646b696e6467637261776c65726573636f7265185a66726561736f6e6c616765"
                                + "6e742e6c6973746564677369676e616c73826c6167656e742e6c69737465646f6865616465722e6c616e67"
                                + "75616765ff686162736f7262656480ff65746f706963782430303030303030302d303030302d303030312d"
                                + "303030302d30303030303030303030303269706172746974696f6e03666f66667365741828ff"),
                Arguments.of(
                        new SessionMerged(SOURCE, OTHER, at("09:05"), SESSION, 8),
                        "bf64747970656e73657373696f6e2d6d65726765646773657373696f6e782430303030303030302d30303030"
                                + "2d303030372d303030302d303030303030303030303038697374617274656441741b0000019bb17392606469"
                                + "6e746f782430303030303030302d303030302d303030352d303030302d303030303030303030303036687265"
                                + "766973696f6e0865746f706963782430303030303030302d303030302d303030312d303030302d3030303030"
                                + "3030303030303269706172746974696f6e03666f66667365741828ff"));
    }

    /** Of when sessions were stored with their revision. */
    static Stream<Arguments> earlierFacts() {
        return Stream.of(
                Arguments.of(
                        new SessionUpdated(SOURCE, FULL),
                        "bf64747970656f73657373696f6e2d75706461746564636e6f77bf6269645000000000000000050000000000"
                                + "000006656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b000001"
                                + "9bb1782640656576656e746162ff65656e747279bf666d6f6d656e74bf6261741b0000019bb16efefb656576"
                                + "656e746161ff6470617468622f61ff6465786974bf666d6f6d656e74bf6261741b0000019bb1782640656576"
                                + "656e746162ff6470617468632fc3bcff6970616765566965777302666576656e74730471696e746572616374"
                                + "6976654576656e74730367726576656e756582bf66616d6f756e74c48203016863757272656e637963455552"
                                + "ffbf66616d6f756e74c4822138186863757272656e637963555344ff65746f756368bf666d6f6d656e74bf62"
                                + "61741b0000019bb16efefb656576656e746161ff6b6163717569736974696f6ebf66736f7572636566676f6f"
                                + "676c65666d656469756d636370636863616d706169676e66737072696e67647465726d6573686f657367636f"
                                + "6e74656e7463746f706872656665727265726a676f6f676c652e636f6dffff6367656fbf67636f756e747279"
                                + "62444566726567696f6e6242456463697479664265726c696e6874696d657a6f6e656d4575726f70652f4265"
                                + "726c696eff66646576696365bf6474797065666d6f62696c656762726f777365726746697265666f786e6272"
                                + "6f7773657256657273696f6e63313430626f7367416e64726f6964696f7356657273696f6e623136ff687265"
                                + "766973696f6e07686162736f7262656481bf6269645000000000000000070000000000000008697374617274"
                                + "656441741b0000019bb1739260ffff65746f706963782430303030303030302d303030302d303030312d3030"
                                + "30302d30303030303030303030303269706172746974696f6e03666f66667365741828ff"),
                Arguments.of(
                        new SessionUpdated(SOURCE, LEAST),
                        "bf64747970656f73657373696f6e2d75706461746564636e6f77bf6269645000000000000000070000000000"
                                + "000008656669727374bf6261741b0000019bb16efefb656576656e746161ff646c617374bf6261741b000001"
                                + "9bb16efefb656576656e746161ff6970616765566965777300666576656e74730171696e7465726163746976"
                                + "654576656e74730067726576656e7565806367656fbf67636f756e7472796066726567696f6e606463697479"
                                + "606874696d657a6f6e6560ff66646576696365bf6474797065606762726f77736572606e62726f7773657256"
                                + "657273696f6e60626f7360696f7356657273696f6e60ff687265766973696f6e01686162736f7262656480ff"
                                + "65746f706963782430303030303030302d303030302d303030312d303030302d303030303030303030303032"
                                + "69706172746974696f6e03666f66667365741828ff"));
    }

    static Stream<Arguments> entries() {
        SessionMerged merged = new SessionMerged(SOURCE, OTHER, at("09:05"), SESSION, 8);
        return Stream.of(
                Arguments.of(
                        new Batch<ClientFact>(
                                SOURCE.topic(), 40, 41, 9, List.of(new Decision<>("shop|cid_ann", List.of(merged)))),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "3265756e74696c1829666e756d626572096466726f6d1828696465636973696f6e739fbf636b65796c73686f"
                                + "707c6369645f616e6e6566616374739fbf64747970656e73657373696f6e2d6d65726765646773657373696f"
                                + "6e782430303030303030302d303030302d303030372d303030302d3030303030303030303030386973746172"
                                + "74656441741b0000019bb173926064696e746f782430303030303030302d303030302d303030352d30303030"
                                + "2d303030303030303030303036687265766973696f6e0865746f706963782430303030303030302d30303030"
                                + "2d303030312d303030302d30303030303030303030303269706172746974696f6e03666f66667365741828ff"
                                + "ffffffff"),
                Arguments.of(
                        new Checkpoint<ClientFact>(SOURCE.topic(), 41, 10),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "3265756e74696c1829666e756d6265720aff"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void factsAreStoredAsTheyAlwaysWere(ClientFact fact, String stored) {
        assertThat(hex(ClientFormat.FACTS, fact)).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource({"facts", "earlierFacts"})
    void factsOfEarlierReleasesAreRead(ClientFact fact, String stored) {
        assertThat(read(ClientFormat.FACTS, stored)).isEqualTo(fact);
    }

    @Test
    void everyFactHasAStoredForm() {
        List<Class<?>> samples =
                facts().<Class<?>>map(sample -> sample.get()[0].getClass()).toList();

        assertThat(samples).contains(ClientFact.class.getPermittedSubclasses());
    }

    @Test
    void statesAreStoredAsTheyAlwaysWere() {
        assertThat(hex(ClientFormat.STATES, STATE)).isEqualTo(STORED_STATE);
    }

    @Test
    void statesOfEarlierReleasesAreRead() {
        assertThat(read(ClientFormat.STATES, STORED_STATE)).isEqualTo(STATE);
        assertThat(read(ClientFormat.STATES, EARLIER_STATE)).isEqualTo(STATE);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entriesAreStoredAsTheyAlwaysWere(JournalEntry<ClientFact> entry, String stored) {
        assertThat(HexFormat.of()
                        .formatHex(Clients.journal().write(entry).bytes().toArray()))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entriesOfEarlierReleasesAreRead(JournalEntry<ClientFact> entry, String stored) {
        StoredEntry journaled =
                new StoredEntry(ByteString.fromArray(HexFormat.of().parseHex(stored)));

        assertThat(Clients.journal().read(journaled)).isEqualTo(entry);
    }

    private static <T> String hex(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator cbor = CBOR.createGenerator(bytes)) {
            codec.write(value, cbor);
        } catch (IOException e) {
            throw new AssertionError("memory: " + e.getMessage() + " (expected: no failure)", e);
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static <T> T read(Codec<T> codec, String stored) {
        try (JsonParser cbor = CBOR.createParser(HexFormat.of().parseHex(stored))) {
            cbor.nextToken();
            return codec.read(cbor);
        } catch (IOException e) {
            throw new AssertionError("stored: " + e.getMessage() + " (expected: readable)", e);
        }
    }
}
