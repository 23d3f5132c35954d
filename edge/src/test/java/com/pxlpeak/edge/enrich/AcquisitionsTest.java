package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Acquisition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcquisitionsTest {

    @Test
    void campaignParametersAreTakenAsTold() {
        Acquisition acquisition = landed(
                        "{'utm_source':'Newsletter','utm_medium':'EMail','utm_campaign':'Spring Sale',"
                                + "'utm_term':'Shoes','utm_content':'top','gclid':'x','referrer':'https://mail.example.org/inbox'}")
                .orElseThrow();

        assertThat(acquisition)
                .isEqualTo(new Acquisition("newsletter", "email", "Spring Sale", "Shoes", "top", "mail.example.org")
                        .inChannel("Email")
                        .byClick("gclid", "x"));
    }

    @Test
    void campaignParametersAreFoundInTheAddressOfThePage() {
        Acquisition acquisition = landed(
                        "{'page_url':'https://demo.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring%20sale#top'}")
                .orElseThrow();

        assertThat(acquisition)
                .isEqualTo(new Acquisition("google", "cpc", "spring sale", "", "", "").inChannel("Paid Search"));
    }

    @Test
    void matomosNamesAreUnderstoodWhereGooglesAreNotTold() {
        Acquisition acquisition = landed("{'page_url':'https://demo.example/?mtm_campaign=spring&pk_kwd=shoes"
                        + "&piwik_source=news&matomo_medium=EMail&utm_content=top'}")
                .orElseThrow();

        assertThat(acquisition)
                .isEqualTo(new Acquisition("news", "email", "spring", "shoes", "top", "").inChannel("Email"));
    }

    @Test
    void aCampaignWithoutASourceTakesThatOfItsClick() {
        assertThat(landed("{'page_url':'https://demo.example/?utm_campaign=spring&msclkid=abc'}"))
                .hasValue(new Acquisition("bing", "cpc", "spring", "", "", "")
                        .inChannel("Paid Search")
                        .byClick("msclkid", "abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "gclid,google,cpc,Paid Search",
        "gbraid,google,cpc,Paid Search",
        "wbraid,google,cpc,Paid Search",
        "gad_source,google,cpc,Paid Search",
        "dclid,google,display,Display",
        "msclkid,bing,cpc,Paid Search",
        "yclid,yandex,cpc,Paid Search",
        "fbclid,facebook,social,Organic Social",
        "epik,pinterest,social,Organic Social",
        "ttclid,tiktok,paid_social,Paid Social",
        "twclid,twitter,paid_social,Paid Social",
        "li_fat_id,linkedin,paid_social,Paid Social",
        "rdt_cid,reddit,paid_social,Paid Social",
        "ScCid,snapchat,paid_social,Paid Social"
    })
    void aClickIdTellsTheAdvertiser(String parameter, String source, String medium, String channel) {
        assertThat(landed("{'" + parameter + "':'abc','referrer':'https://www.google.com/'}"))
                .hasValue(new Acquisition(source, medium, "", "", "", "www.google.com")
                        .inChannel(channel)
                        .byClick(parameter, "abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/,google,organic",
        "https://www.google.co.uk/search?q=x,google,organic",
        "https://google.de,google,organic",
        "android-app://com.google.android.googlequicksearchbox/,google,organic",
        "https://www.bing.com/search?q=x,bing,organic",
        "https://duckduckgo.com/,duckduckgo,organic",
        "https://l.facebook.com/l.php?u=x,facebook,social",
        "https://t.co/abc,twitter,social",
        "https://news.ycombinator.com/item?id=1,hackernews,social",
        "https://www.youtube.com/watch?v=x,youtube,referral",
        "https://www.amazon.de/dp/x,amazon,referral",
        "https://mail.google.com/mail/u/0,mail.google.com,referral",
        "https://www.google.com.br/,google,organic",
        "https://google.example.org/,google.example.org,referral",
        "https://www.Blog.Example.org:8443/post,blog.example.org,referral",
        "https://me:secret@partner.example/x,partner.example,referral"
    })
    void theReferringHostTellsTheRest(String referrer, String source, String medium) {
        Acquisition acquisition = landed("{'referrer':'" + referrer + "'}").orElseThrow();

        assertThat(acquisition.source()).isEqualTo(source);
        assertThat(acquisition.medium()).isEqualTo(medium);
        assertThat(acquisition.referrer()).doesNotContain("/", "?", "@", ":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://demo.example/products",
                "https://www.demo.example/",
                "https://shop.demo.example/cart",
                "http://localhost:3000/",
                "http://127.0.0.1:8080/"
            })
    void withinTheSiteNobodyArrives(String referrer) {
        assertThat(landed("{'referrer':'" + referrer + "'}")).isEmpty();
    }

    @Test
    void thePagesOwnHostIsTheSiteToo() {
        assertThat(landed("{'referrer':'https://other.test/a','page_url':'https://www.other.test/b'}"))
                .isEmpty();
        assertThat(landed("{'referrer':'https://notdemo.example/'}")).isPresent();
    }

    @Test
    void aPageViewThatTellsNothingCameDirectly() {
        assertThat(landed("{}")).hasValue(Acquisition.DIRECT);
        assertThat(landed("{'referrer':''}")).hasValue(Acquisition.DIRECT);
        assertThat(landed("{'referrer':'about:blank'}")).hasValue(Acquisition.DIRECT);
    }

    @Test
    void anyOtherEventThatTellsNothingIsNoArrival() {
        assertThat(Acquisitions.of(Json.of("{}"), "demo.example", false)).isEmpty();
    }

    @Test
    void whatIsTooLongToBeANameIsCut() {
        Acquisition acquisition =
                landed("{'utm_source':'" + "x".repeat(5_000) + "'}").orElseThrow();

        assertThat(acquisition.source()).hasSize(200);
        assertThat(landed("{'gclid':'" + "x".repeat(5_000) + "'}").orElseThrow().clickId())
                .hasSize("gclid=".length() + 255);
    }

    private static Optional<Acquisition> landed(String properties) {
        return Acquisitions.of(Json.of(properties), "demo.example", true);
    }
}
