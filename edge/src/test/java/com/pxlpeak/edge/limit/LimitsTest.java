package com.pxlpeak.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteRules;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Time is a number, moved by hand. */
class LimitsTest {

    private static final Rate PLENTY = new Rate(1_000_000, 100_000_000);
    private static final Site SHOP = site("shop", Map.of());

    private long nanos;

    @Example
    void aBurstPassesAndThenWhatIsGivenBack() {
        Limits limits = limits(Map.of(Limited.ADDRESS, new Rate(10, 20)));

        assertThat(limits.spend(from("192.0.2.1", clients("ann", 20)))).isEmpty();
        Excess excess = limits.spend(from("192.0.2.1", clients("ann", 5))).orElseThrow();
        assertThat(excess.kind()).isEqualTo(Limited.ADDRESS);
        assertThat(excess.pause()).hasValue(Duration.ofMillis(500));

        pass(Duration.ofMillis(499));
        assertThat(limits.spend(from("192.0.2.1", clients("ann", 5)))).isPresent();
        pass(Duration.ofMillis(1));
        assertThat(limits.spend(from("192.0.2.1", clients("ann", 5)))).isEmpty();
    }

    @Example
    void whatIsRefusedCostsNothingWhicheverLimitItMeets() {
        Limits limits = limits(
                Map.of(Limited.KEY, new Rate(1, 10), Limited.ADDRESS, new Rate(1, 8), Limited.CLIENT, new Rate(1, 4)));

        assertThat(kindOf(limits.spend(from("192.0.2.1", clients("ann", 4))))).isEmpty();
        assertThat(kindOf(limits.spend(from("192.0.2.1", List.of("ann", "bob")))))
                .hasValue(Limited.CLIENT);
        assertThat(kindOf(limits.spend(from("192.0.2.1", clients("bob", 4))))).isEmpty();
        assertThat(kindOf(limits.spend(from("192.0.2.1", clients("cid", 1))))).hasValue(Limited.ADDRESS);
        assertThat(kindOf(limits.spend(from("192.0.2.2", clients("cid", 2))))).isEmpty();
        assertThat(kindOf(limits.spend(from("192.0.2.2", clients("dot", 1))))).hasValue(Limited.KEY);
    }

    @Example
    void anAddressIsForIpv6ItsSubscriber() {
        Limits limits = limits(Map.of(Limited.ADDRESS, new Rate(1, 1)));

        assertThat(limits.spend(from("2001:db8:1:2::1", clients("ann", 1)))).isEmpty();
        assertThat(limits.spend(from("2001:db8:1:2:ffff::9", clients("bob", 1))))
                .isPresent();
        assertThat(limits.spend(from("2001:db8:1:3::1", clients("cid", 1)))).isEmpty();
        assertThat(limits.spend(from("192.0.2.1", clients("dot", 1)))).isEmpty();
        assertThat(limits.spend(from("::ffff:192.0.2.1", clients("eve", 1)))).isPresent();
    }

    @Example
    void clientsOfTheSameNameOnOtherSitesAreOthers() {
        Limits limits = limits(Map.of(Limited.CLIENT, new Rate(1, 1)));

        assertThat(limits.spend(from("192.0.2.1", clients("ann", 1)))).isEmpty();
        assertThat(limits.spend(List.of(spending(site("blog", Map.of()), "192.0.2.1", clients("ann", 1)))))
                .isEmpty();
    }

    @Example
    void newClientsAreCountedAndThoseSeenBeforeAreNot() {
        Limits limits = limits(Map.of(Limited.NEW_CLIENTS_OF_ADDRESS, new Rate(0.01, 2)));

        assertThat(limits.spend(from("192.0.2.1", List.of("ann", "bob", "ann"))))
                .isEmpty();
        Excess excess = limits.spend(from("192.0.2.1", List.of("ann", "cid"))).orElseThrow();
        assertThat(excess.kind()).isEqualTo(Limited.NEW_CLIENTS_OF_ADDRESS);
        assertThat(excess.pause()).hasValue(Duration.ofSeconds(100));
        assertThat(limits.spend(from("192.0.2.1", List.of("ann", "bob")))).isEmpty();
        assertThat(limits.spend(from("192.0.2.2", List.of("cid")))).isEmpty();
        assertThat(limits.spend(from("192.0.2.1", List.of("cid")))).isEmpty();
    }

    @Example
    void newClientsOfASiteAreCountedWhereverTheyComeFrom() {
        Limits limits = limits(Map.of(Limited.NEW_CLIENTS_OF_SITE, new Rate(0.01, 2)));

        assertThat(limits.spend(from("192.0.2.1", List.of("ann")))).isEmpty();
        assertThat(limits.spend(from("192.0.2.2", List.of("bob")))).isEmpty();
        assertThat(kindOf(limits.spend(from("192.0.2.3", List.of("cid"))))).hasValue(Limited.NEW_CLIENTS_OF_SITE);
    }

    @Example
    void holdersOfAKeyAndSendersOnThisMachineAreBoundByTheirKeyAlone() {
        Map<Limited, Rate> scarce = new EnumMap<>(Limited.class);
        Arrays.stream(Limited.values()).forEach(kind -> scarce.put(kind, new Rate(0.01, 1)));
        scarce.put(Limited.KEY, new Rate(0.01, 10));
        Limits limits = limits(scarce);

        assertThat(limits.spend(withKey("one", clients("ann", 10)))).isEmpty();
        assertThat(kindOf(limits.spend(withKey("one", clients("ann", 1))))).hasValue(Limited.KEY);
        assertThat(limits.spend(withKey("other", clients("ann", 10)))).isEmpty();
        assertThat(limits.spend(from("127.0.0.1", clients("ann", 10)))).isEmpty();
        assertThat(kindOf(limits.spend(from("127.0.0.1", clients("ann", 1))))).hasValue(Limited.KEY);
    }

    @Example
    void whatIsMoreThanABurstNeverPasses() {
        Limits limits = limits(Map.of(Limited.CLIENT, new Rate(10, 20)));

        Excess excess = limits.spend(from("192.0.2.1", clients("ann", 21))).orElseThrow();
        assertThat(excess.pause()).isEmpty();
    }

    @Example
    void eventsForSeveralSitesPassTogetherOrNotAtAll() {
        Limits limits = limits(Map.of(Limited.ADDRESS, new Rate(1, 3)));
        Site blog = site("blog", Map.of());
        List<Spending> both =
                List.of(spending(SHOP, "192.0.2.1", clients("ann", 2)), spending(blog, "192.0.2.1", clients("ann", 2)));

        assertThat(limits.spend(both)).isPresent();
        assertThat(limits.spend(from("192.0.2.1", clients("ann", 3)))).isEmpty();
    }

    @Example
    void aSiteMayHaveRatesOfItsOwn() {
        Limits limits = limits(Map.of());
        Site small = site("small", Map.of(Limited.KEY, new Rate(1, 1)));

        assertThat(limits.spend(List.of(spending(small, "192.0.2.1", clients("ann", 1)))))
                .isEmpty();
        assertThat(limits.spend(List.of(spending(small, "192.0.2.1", clients("ann", 1)))))
                .isPresent();
        assertThat(limits.spend(from("192.0.2.1", clients("ann", 100)))).isEmpty();
    }

    /** However many others come to have buckets, however long one rests: what passed in any time is bounded. */
    @Property(tries = 500)
    void noInterleavingLetsMoreThanABurstAndTheRatePass(
            @ForAll @Size(max = 120) List<@IntRange(max = 2_000) Integer> pauseMillis,
            @ForAll @IntRange(min = 1, max = 30) int burst,
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = 3) int buckets) {
        nanos = 0;
        Limits limits = new Limits(
                new LimitSettings(rates(Map.of(Limited.ADDRESS, new Rate(perSecond, burst))), buckets, 1_000),
                () -> nanos);
        int[] passed = new int[5];
        for (int i = 0; i < pauseMillis.size(); i++) {
            // Now and then everybody rests until the buckets are thrown away.
            pass(Duration.ofMillis(i % 40 == 39 ? 200_000 : pauseMillis.get(i)));
            int who = i % passed.length;
            int n = 1 + pauseMillis.get(i) % burst;
            if (limits.spend(from("192.0.2." + who, clients("c" + who, n))).isEmpty()) {
                passed[who] += n;
            }
            double most = burst + perSecond * nanos / 1e9;
            assertThat((double) passed[who]).isLessThanOrEqualTo(most + 1e-6);
        }
    }

    private static Optional<Limited> kindOf(Optional<Excess> excess) {
        return excess.map(Excess::kind);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private Limits limits(Map<Limited, Rate> scarce) {
        return new Limits(new LimitSettings(rates(scarce), 1_000, 10_000), () -> nanos);
    }

    private static Map<Limited, Rate> rates(Map<Limited, Rate> scarce) {
        Map<Limited, Rate> rates = new EnumMap<>(Limited.class);
        Arrays.stream(Limited.values()).forEach(kind -> rates.put(kind, scarce.getOrDefault(kind, PLENTY)));
        return rates;
    }

    private static List<String> clients(String client, int times) {
        return Collections.nCopies(times, client);
    }

    private static List<Spending> from(String address, List<String> clients) {
        return List.of(spending(SHOP, address, clients));
    }

    private static List<Spending> withKey(String key, List<String> clients) {
        return List.of(new Spending(SHOP, Optional.of(key), Optional.of(address("192.0.2.1")), clients));
    }

    private static Spending spending(Site site, String address, List<String> clients) {
        return new Spending(site, Optional.empty(), Optional.of(address(address)), clients);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Site site(String id, Map<Limited, Rate> rates) {
        return new Site(
                new SiteId(id),
                new WorkspaceId(new UUID(0, 1)),
                id,
                id + ".example",
                ZoneId.of("UTC"),
                "EUR",
                new SiteRules(Set.of(), PrivacySignals.DEFAULT, TrackingPlan.NONE, rates));
    }
}
