package com.pxlpeak.edge.enrich;

import com.pxlpeak.cluster.event.Acquisition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Puts an acquisition into its channel: GA4's default channel group for manual traffic. The first rule that fits counts,
 * whatever the case of the letters; the list is the documentation.
 */
final class Channels {

    private static final String UNASSIGNED = "Unassigned";

    private static final Pattern PAID = Pattern.compile("(.*cp.*|ppc|retargeting|paid.*)");
    private static final Pattern SHOPPING_CAMPAIGN = Pattern.compile(".*(([^a-df-z]|^)shop|shopping).*");
    private static final Pattern EMAIL = Pattern.compile("e[-_ ]?mail");

    private static final Set<String> SOCIAL_MEDIUMS =
            Set.of("social", "social-network", "social-media", "sm", "social network", "social media");

    private static final List<Rule> RULES = List.of(
            new Rule("Direct", it -> it.source.equals("(direct)") && it.isMedium("(not set)", "(none)")),
            new Rule("Cross-network", it -> it.campaign.contains("cross-network")),
            new Rule("Paid Shopping", it -> it.shops() && it.paid()),
            new Rule("Paid Search", it -> it.is(SourceCategory.SEARCH) && it.paid()),
            new Rule("Paid Social", it -> it.is(SourceCategory.SOCIAL) && it.paid()),
            new Rule("Paid Video", it -> it.is(SourceCategory.VIDEO) && it.paid()),
            new Rule("Display", it -> it.isMedium("display", "banner", "expandable", "interstitial", "cpm")),
            new Rule("Paid Other", Arrival::paid),
            new Rule("Organic Shopping", Arrival::shops),
            new Rule("Organic Social", it -> it.is(SourceCategory.SOCIAL) || SOCIAL_MEDIUMS.contains(it.medium)),
            new Rule("Organic Video", it -> it.is(SourceCategory.VIDEO) || it.medium.contains("video")),
            new Rule("Organic Search", it -> it.is(SourceCategory.SEARCH) || it.isMedium("organic")),
            new Rule("Referral", it -> it.isMedium("referral", "app", "link")),
            new Rule("Email", it -> isEmail(it.source) || isEmail(it.medium)),
            new Rule("Affiliates", it -> it.isMedium("affiliate")),
            new Rule("Audio", it -> it.isMedium("audio")),
            new Rule("SMS", it -> it.source.equals("sms") || it.isMedium("sms")),
            new Rule(
                    "Mobile Push Notifications",
                    it -> it.medium.endsWith("push")
                            || it.medium.contains("mobile")
                            || it.medium.contains("notification")
                            || it.source.equals("firebase")));

    private record Rule(String channel, Predicate<Arrival> fits) {}

    private Channels() {}

    /** The name of the channel; {@code Unassigned} where no rule fits. */
    static String of(Acquisition acquisition) {
        Arrival arrival = Arrival.of(acquisition);
        return RULES.stream()
                .filter(rule -> rule.fits.test(arrival))
                .findFirst()
                .map(Rule::channel)
                .orElse(UNASSIGNED);
    }

    private static boolean isEmail(String word) {
        return EMAIL.matcher(word).matches();
    }

    /** What the rules ask about. */
    private record Arrival(String source, String medium, String campaign, Optional<SourceCategory> category) {

        static Arrival of(Acquisition acquisition) {
            String source = acquisition.source().toLowerCase(Locale.ROOT);
            return new Arrival(
                    source,
                    acquisition.medium().toLowerCase(Locale.ROOT),
                    acquisition.campaign().toLowerCase(Locale.ROOT),
                    Referrers.categoryOf(source));
        }

        boolean is(SourceCategory asked) {
            return category.filter(asked::equals).isPresent();
        }

        boolean isMedium(String... asked) {
            return List.of(asked).contains(medium);
        }

        boolean paid() {
            return PAID.matcher(medium).matches();
        }

        boolean shops() {
            return is(SourceCategory.SHOPPING)
                    || SHOPPING_CAMPAIGN.matcher(campaign).matches();
        }
    }
}
