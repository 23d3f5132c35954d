package com.pxlpeak.ops.traffic;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** The demo shop: its pages and what it sells. */
final class Shop {

    static final String ADDRESS = "https://demo.example";

    static final Page HOME = new Page("/", "Demo shop");
    static final Page CART = new Page("/cart", "Your cart");
    static final Page CHECKOUT = new Page("/checkout", "Checkout");
    static final Page THANKS = new Page("/checkout/thanks", "Thank you");
    static final Page RETURNS = new Page("/account/returns", "Returns");
    static final Page SEARCH = new Page("/search", "Search");

    private static final List<Category> CATEGORIES = List.of(
            category(
                    "shoes",
                    "Shoes",
                    product("trail-runner", "Trail runner", "119.90"),
                    product("hiking-boot", "Hiking boot", "189.00"),
                    product("sandal", "River sandal", "64.95")),
            category(
                    "jackets",
                    "Jackets",
                    product("rain-shell", "Rain shell", "149.00"),
                    product("down-jacket", "Down jacket", "229.00"),
                    product("fleece", "Fleece", "79.90")),
            category(
                    "backpacks",
                    "Backpacks",
                    product("daypack-20", "Daypack 20 l", "89.00"),
                    product("trekking-55", "Trekking 55 l", "219.00")),
            category(
                    "tents",
                    "Tents",
                    product("two-person", "Two-person tent", "349.00"),
                    product("tarp", "Tarp", "69.90")),
            category(
                    "cooking",
                    "Cooking",
                    product("gas-stove", "Gas stove", "44.90"),
                    product("mug", "Titanium mug", "24.50")));

    private static final List<Page> JOURNAL = List.of(
            new Page("/journal/ten-huts", "Ten huts worth the climb"),
            new Page("/journal/how-to-layer", "How to layer"),
            new Page("/journal/spring-trails", "Spring trails"));

    private static final List<String> SEARCHES =
            List.of("rain jacket", "tent", "hiking boots", "stove", "backpack 50l", "gift card");

    record Page(String path, String title) {

        String url() {
            return ADDRESS + path;
        }
    }

    record Category(Page page, List<Product> products) {}

    record Product(Page page, BigDecimal price) {}

    private Shop() {}

    /** The first is the most popular, as everywhere. */
    static Category category(RandomGenerator random) {
        return popular(CATEGORIES, random);
    }

    static Product product(Category category, RandomGenerator random) {
        return popular(category.products(), random);
    }

    static Page story(RandomGenerator random) {
        return popular(JOURNAL, random);
    }

    static String search(RandomGenerator random) {
        return popular(SEARCHES, random);
    }

    private static <T> T popular(List<T> all, RandomGenerator random) {
        double position = random.nextDouble() * random.nextDouble();
        return all.get((int) (position * all.size()));
    }

    private static Category category(String name, String title, Product... products) {
        return new Category(new Page("/" + name, title), List.of(products));
    }

    private static Product product(String name, String title, String price) {
        return new Product(new Page("/products/" + name, title), new BigDecimal(price));
    }
}
