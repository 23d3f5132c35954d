package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Enrichment.Page;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    @ParameterizedTest
    @CsvSource({
        "/products,/products",
        "/products?id=7#top,/products",
        "products,/products",
        "https://demo.example/a/b?c=d,/a/b",
        "https://demo.example,/",
        "/login?next=https://demo.example/cart,/login",
        "/go/https://x.example/y,/go/https://x.example/y"
    })
    void aPathIsAPathWhateverIsSent(String told, String path) {
        assertThat(Pages.of(Json.of("{'page_path':'" + told + "'}")).path()).isEqualTo(path);
    }

    @Test
    void thePathOfTheAddressServesIfNoneIsTold() {
        assertThat(Pages.of(Json.of("{'page_url':'https://demo.example/a?b#c','page_title':' A '}")))
                .isEqualTo(new Page("/a", "A"));
        assertThat(Pages.of(Json.of("{'url':'https://demo.example?b/c','title':'B'}")))
                .isEqualTo(new Page("/", "B"));
    }

    @Test
    void whatIsNoTextIsNoPage() {
        assertThat(Pages.of(Json.of("{'page_path':7,'page_url':['x'],'title':null}")))
                .isEqualTo(Page.UNKNOWN);
    }

    @Property
    void addressesAreReadOrNotButNeverThrow(@ForAll String text) {
        WebAddress.parse("https://" + text).ifPresent(address -> {
            assertThat(address.path()).startsWith("/");
            assertThat(address.parameters()).doesNotContainKey("");
        });
    }
}
