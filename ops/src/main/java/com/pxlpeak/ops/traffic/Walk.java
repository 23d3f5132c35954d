package com.pxlpeak.ops.traffic;

import com.pxlpeak.ops.traffic.Shop.Category;
import com.pxlpeak.ops.traffic.Shop.Page;
import com.pxlpeak.ops.traffic.Shop.Product;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A visitor walking through the shop: writes down what they do, and keeps the time. */
final class Walk {

    private static final double BOUNCES = 0.42;
    private static final double GOES_ON = 0.72;
    private static final double SEARCHES = 0.08;
    private static final double TAKES_ONE = 0.16;
    private static final double PAYS = 0.5;
    private static final double SENDS_BACK = 0.04;
    private static final double SIGNS_UP = 0.01;

    private final RandomGenerator random;
    private final List<TrafficEvent> events = new ArrayList<>();
    private Instant now;
    private Optional<Page> page = Optional.empty();
    private BigDecimal cart = BigDecimal.ZERO;

    private Walk(Instant start, RandomGenerator random) {
        this.now = start;
        this.random = random;
    }

    static List<TrafficEvent> from(Instant start, Arrival arrival, RandomGenerator random) {
        Walk walk = new Walk(start, random);
        walk.land(arrival);
        if (!walk.chance(BOUNCES)) {
            walk.stay();
        }
        return walk.events;
    }

    /** Most come to the front page, many straight to a product, some to read; nearly half see no second page. */
    private void land(Arrival arrival) {
        Page landing = new Weighted<Page>()
                .or(40, Shop.HOME)
                .or(25, Shop.category(random).page())
                .or(25, Shop.product(Shop.category(random), random).page())
                .or(10, Shop.story(random))
                .draw(random);
        Map<String, Object> properties = new HashMap<>(arrival.campaign());
        arrival.referrer().ifPresent(referrer -> properties.put("referrer", referrer));
        view(landing, properties);
    }

    private void stay() {
        do {
            browse();
        } while (chance(GOES_ON));
        leave();
    }

    private void browse() {
        if (chance(SEARCHES)) {
            go(Shop.SEARCH);
            tell("search", Map.of("query", Shop.search(random)));
        }
        Category category = Shop.category(random);
        if (chance(0.5)) {
            go(category.page());
        }
        Product product = Shop.product(category, random);
        go(product.page());
        tell("view_item", Map.of("item", product.page().title(), "price", product.price()));
        if (chance(TAKES_ONE)) {
            dwell(8);
            cart = cart.add(product.price());
            tell("add_to_cart", Map.of("item", product.page().title(), "price", product.price()));
        }
    }

    private void leave() {
        if (chance(SIGNS_UP)) {
            tell("newsletter_signup", Map.of());
        }
        if (cart.signum() > 0) {
            go(Shop.CART);
            if (chance(PAYS)) {
                pay();
            }
        }
    }

    private void pay() {
        String order = "o-" + Long.toString(random.nextLong(1L << 40), Character.MAX_RADIX);
        Map<String, Object> worth = Map.of("value", cart, "currency", "EUR", "order_id", order);
        go(Shop.CHECKOUT);
        tell("begin_checkout", Map.of("order_id", order));
        dwell(60);
        go(Shop.THANKS);
        tell("purchase", worth);
        if (chance(SENDS_BACK)) {
            now = now.plus(Duration.ofMinutes(random.nextInt(10, 40)));
            go(Shop.RETURNS);
            tell("refund", worth);
        }
    }

    /** To the next page, by a link on this one. */
    private void go(Page next) {
        dwell(15);
        Map<String, Object> properties = new HashMap<>();
        page.ifPresent(last -> properties.put("referrer", last.url()));
        view(next, properties);
    }

    private void view(Page next, Map<String, Object> properties) {
        page = Optional.of(next);
        tell("page_view", properties);
    }

    private void tell(String name, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        page.ifPresent(here ->
                all.putAll(Map.of("page_path", here.path(), "page_title", here.title(), "page_url", here.url())));
        events.add(new TrafficEvent(id(), now, name, all));
        // What follows at once still follows.
        now = now.plusMillis(random.nextInt(20, 400));
    }

    /** A while: mostly short, sometimes long, on the average a little more than so many seconds. */
    private void dwell(int seconds) {
        double drawn = 2 + seconds * Math.min(random.nextExponential(), 6);
        now = now.plusMillis((long) (drawn * 1000));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A UUIDv7: the time in milliseconds, then bits drawn from the seed. */
    private UUID id() {
        long timeAndVersion = (now.toEpochMilli() << 16) | 0x7000L | random.nextInt(1 << 12);
        long variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(timeAndVersion, variant);
    }
}
