package com.pxlpeak.ops.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pxlpeak.api.metadata.ApiToken;
import com.pxlpeak.api.metadata.Bootstrap;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.api.metadata.MetadataSettings;
import com.pxlpeak.api.query.StatsAgreement;
import com.pxlpeak.api.query.StatsCase;
import com.pxlpeak.api.query.StatsCases;
import com.pxlpeak.api.query.StatsSettings;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The api on the real PostgreSQL and ClickHouse. */
class AnswersIT {

    private static final SiteId DEMO = new SiteId("site_demo");
    private static final ApiToken ADMIN = ApiToken.draw(new SecureRandom());
    private static final ApiToken DASHBOARD = ApiToken.draw(new SecureRandom());

    private static Path data = Path.of("");
    private static Optional<EmbeddedServices> services = Optional.empty();
    private static Optional<StatsAgreement> reports = Optional.empty();

    @BeforeContainer
    static void start() throws IOException, InterruptedException {
        data = Files.createTempDirectory("pxlpeak-answers");
        EmbeddedServices started = EmbeddedServices.start(data, Progress.SILENT);
        services = Optional.of(started);
        ClickHouseAddress clickHouse =
                ClickHouseAddress.parse(started.endpoints().clickHouse());
        Migrations.apply(clickHouse);
        reports = Optional.of(new StatsAgreement(new StatsSettings(clickHouse, 2, 8, Duration.ofSeconds(10))));
    }

    @AfterContainer
    static void stop() throws IOException {
        reports.ifPresent(StatsAgreement::close);
        if (services.isPresent()) {
            services.get().close();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Property(tries = 200)
    void everyReportEqualsAnIndependentEvaluation(@ForAll("cases") StatsCase asked) {
        reports.orElseThrow().holdsFor(asked);
    }

    @Provide
    Arbitrary<StatsCase> cases() {
        return StatsCases.all();
    }

    @Example
    void newInstallationHasItsSiteAndKeysHoweverOftenItStarts() {
        for (int start = 1; start <= 2; start++) {
            try (Metadata metadata = open()) {
                Site site = metadata.sites().site(DEMO).orElseThrow();

                assertThat(site.name()).isEqualTo("Demo shop");
                assertThat(site.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
                assertThat(metadata.sites().ofWorkspace(site.workspace())).containsExactly(site);
                assertThat(access(metadata, ADMIN).orElseThrow().scopes())
                        .containsExactlyInAnyOrder(Scope.COLLECT, Scope.READ, Scope.ADMIN);
                assertThat(access(metadata, DASHBOARD).orElseThrow().scopes()).containsExactly(Scope.READ);
                assertThat(access(metadata, new ApiToken(ADMIN.lookupId(), DASHBOARD.secret())))
                        .isEmpty();
            }
        }
    }

    @Example
    void keyThatTakesThePlaceOfAnotherEndsIt() {
        ApiToken next = ApiToken.draw(new SecureRandom());
        try (Metadata metadata = open()) {
            metadata.bootstrap(new Bootstrap(next, DASHBOARD));

            assertThat(access(metadata, next)).isPresent();
            assertThat(access(metadata, ADMIN)).isEmpty();
        }
    }

    @Example
    void changeIsKnownSoonEvenAfterAConnectionWasLost() throws SQLException {
        try (Metadata metadata = open()) {
            write("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            write("INSERT INTO sites (id, workspace_id, name, domain)"
                    + " SELECT 'site_new', workspace_id, 'New', 'new.example' FROM sites WHERE id = 'site_demo'"
                    + " ON CONFLICT DO NOTHING");
            write("UPDATE sites SET name = 'Renewed' WHERE id = 'site_new'");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(metadata.sites().site(new SiteId("site_new")))
                            .hasValueSatisfying(site -> assertThat(site.name()).isEqualTo("Renewed")));

            write("DELETE FROM sites WHERE id = 'site_new'");

            await().atMost(Duration.ofSeconds(2))
                    .until(() -> metadata.sites().site(new SiteId("site_new")).isEmpty());
        }
    }

    private static Metadata open() {
        Metadata metadata = Metadata.open(new MetadataSettings(postgres(), 2, Duration.ofSeconds(60)));
        metadata.bootstrap(new Bootstrap(ADMIN, DASHBOARD));
        return metadata;
    }

    private static Optional<Access> access(Metadata metadata, ApiToken token) {
        return metadata.apiKeys().verify(token.text()).toCompletableFuture().join();
    }

    private static void write(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String postgres() {
        return services.orElseThrow().endpoints().postgres();
    }
}
