package com.pxlpeak.projections.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void aScriptIsItsStatementsWithoutComments() {
        List<String> statements = Migrations.statements("V001__events_and_sessions.sql");

        assertThat(statements).hasSize(3).noneMatch(sql -> sql.contains("--") || sql.contains(";"));
        assertThat(statements.get(0)).startsWith("CREATE TABLE events (").endsWith("topic_offset)");
        assertThat(statements.get(1)).startsWith("CREATE TABLE sessions (");
        assertThat(statements.get(2)).startsWith("CREATE TABLE session_merges (");
    }

    @Test
    void everyScriptIsReleasedInOrder() {
        assertThat(Migrations.SCRIPTS).isSorted();
        assertThat(Migrations.SCRIPTS).allSatisfy(script -> assertThat(Migrations.statements(script))
                .allMatch(sql -> sql.startsWith("CREATE ")));
    }

    @Test
    void aScriptThatIsMissingIsSaidToBe() {
        assertThatThrownBy(() -> Migrations.statements("V000__nothing.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V000__nothing.sql: missing");
    }
}
