package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Acquisition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "",
            value = {
                "(direct)          | (none)             |                     | Direct",
                "(direct)          | (not set)          |                     | Direct",
                "(direct)          | cpc                |                     | Paid Other",
                "google            | cpc                | my cross-network ad | Cross-network",
                "google            | organic            | CROSS-NETWORK       | Cross-network",
                "amazon            | cpc                |                     | Paid Shopping",
                "amazon.de         | paid               |                     | Paid Shopping",
                "newsletter        | ppc                | shop-spring         | Paid Shopping",
                "newsletter        | ppc                | my shopping list    | Paid Shopping",
                "newsletter        | ppc                | eshop               | Paid Shopping",
                "newsletter        | ppc                | workshop            | Paid Other",
                "google            | cpc                |                     | Paid Search",
                "GOOGLE            | CPC                |                     | Paid Search",
                "google            | cpm                |                     | Paid Search",
                "bing.com          | paidsearch         |                     | Paid Search",
                "google.co.uk      | retargeting        |                     | Paid Search",
                "facebook          | cpc                |                     | Paid Social",
                "fb                | paid_social        |                     | Paid Social",
                "l.instagram.com   | paid               |                     | Paid Social",
                "youtube           | cpv-cpc            |                     | Paid Video",
                "vimeo.com         | ppc                |                     | Paid Video",
                "partner.example   | cpm                |                     | Display",
                "partner.example   | display            |                     | Display",
                "google            | banner             |                     | Display",
                "partner.example   | interstitial       |                     | Display",
                "partner.example   | expandable         |                     | Display",
                "partner.example   | cpc                |                     | Paid Other",
                "partner.example   | ppc                |                     | Paid Other",
                "etsy.com          | referral           |                     | Organic Shopping",
                "partner.example   | referral           | shop now            | Organic Shopping",
                "facebook          | referral           |                     | Organic Social",
                "t.co              | social             |                     | Organic Social",
                "partner.example   | social-network     |                     | Organic Social",
                "partner.example   | social media       |                     | Organic Social",
                "partner.example   | sm                 |                     | Organic Social",
                "youtube           | referral           |                     | Organic Video",
                "partner.example   | video              |                     | Organic Video",
                "partner.example   | outstream-video-ad |                     | Organic Video",
                "google            | organic            |                     | Organic Search",
                "duckduckgo        | referral           |                     | Organic Search",
                "partner.example   | organic            |                     | Organic Search",
                "partner.example   | referral           |                     | Referral",
                "partner.example   | app                |                     | Referral",
                "partner.example   | link               |                     | Referral",
                "newsletter        | email              |                     | Email",
                "newsletter        | E-Mail             |                     | Email",
                "newsletter        | e_mail             |                     | Email",
                "e mail            | spring             |                     | Email",
                "partner.example   | affiliate          |                     | Affiliates",
                "spotify           | audio              |                     | Audio",
                "sms               | text               |                     | SMS",
                "twilio            | sms                |                     | SMS",
                "app               | web-push           |                     | Mobile Push Notifications",
                "app               | mobile-banner      |                     | Mobile Push Notifications",
                "app               | notification       |                     | Mobile Push Notifications",
                "firebase          | fcm                |                     | Mobile Push Notifications",
                "newsletter        | spring             |                     | Unassigned",
                "newsletter        |                    |                     | Unassigned",
                "                  |                    | spring              | Unassigned",
            })
    void followsTheRulesInTheirOrder(String source, String medium, String campaign, String channel) {
        Acquisition acquisition = new Acquisition(text(source), text(medium), text(campaign), "", "", "");

        assertThat(Channels.of(acquisition)).isEqualTo(channel);
    }

    private static String text(String told) {
        return told == null ? "" : told;
    }
}
