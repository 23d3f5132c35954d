package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person opens the dashboard in Chromium and sees a new visitor arrive, without reloading. */
@ExtendWith(Journey.class)
class DashboardJourneyIT {

    private static final double PATIENCE_MS = 15_000;
    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]*");

    @Test
    void aNewVisitorArrivesWithoutReloading(RunningPxlpeak pxlpeak) throws Exception {
        Optional<Path> chromium = chromium();
        assumeTrue(
                chromium.isPresent() || System.getenv("CI") != null,
                "no Chromium on this machine (apt-get install chromium, or set PXLPEAK_CHROMIUM)");
        List<String> errors = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options(chromium.orElseThrow()))) {
            Page page = browser.newPage();
            page.onPageError(errors::add);
            page.navigate(pxlpeak.dashboardUrl());
            soon(page.getByTestId("live-state")).hasAttribute("data-state", "live", hasAttribute());
            String visited = "/arrived-" + UUID.randomUUID();

            pxlpeak.collect(EventJourneyIT.pageView("cid_arrived", UUID.randomUUID(), visited));

            soon(page.getByTestId("event-row").first())
                    .containsText(visited, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
            // Events and numbers come in messages of their own.
            soon(page.getByTestId("live-visitors")).hasAttribute("data-value", POSITIVE, hasAttribute());
            soon(page.getByTestId("pages"))
                    .containsText(visited, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
            assertThat(page.url()).doesNotContain("pxl_live_");
        }
        assertThat(errors).isEmpty();
    }

    private static LocatorAssertions soon(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }

    private static LocatorAssertions.HasAttributeOptions hasAttribute() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS);
    }

    private static BrowserType.LaunchOptions options(Path chromium) {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("PXLPEAK_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
