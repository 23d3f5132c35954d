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
        assertThat(statements.get(0))
                .startsWith("CREATE TABLE IF NOT EXISTS events (")
                .endsWith("topic_offset)");
        assertThat(statements.get(1)).startsWith("CREATE TABLE IF NOT EXISTS sessions (");
        assertThat(statements.get(2)).startsWith("CREATE TABLE IF NOT EXISTS session_merges (");
    }

    @Test
    void everyScriptIsReleasedInOrder() {
        assertThat(Migrations.SCRIPTS).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aScriptThatWasCutShortCanBeAppliedAgain() {
        assertThat(Migrations.SCRIPTS).allSatisfy(script -> assertThat(Migrations.statements(script))
                .allMatch(sql -> sql.contains(" IF NOT EXISTS ") || sql.contains(" MATERIALIZE INDEX ")));
    }

    @Test
    void aScriptThatIsMissingIsSaidToBe() {
        assertThatThrownBy(() -> Migrations.statements("V000__nothing.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V000__nothing.sql: missing");
    }
}
