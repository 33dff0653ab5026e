package dev.latchkey.local.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {
    @Test
    void a_statement_of_the_log_counts_once() {
        assertThat(Statements.isStatement("2026-01-01 00:00:00.000 UTC [1] LOG:  execute S_1: select 1"))
                .isTrue();
        assertThat(Statements.isStatement("2026-01-01 00:00:00.000 UTC [1] LOG:  execute <unnamed>: with x as ("))
                .isTrue();
        assertThat(Statements.isStatement("2026-01-01 00:00:00.000 UTC [1] LOG:  statement: select 1"))
                .isTrue();
        assertThat(Statements.isStatement("\t  select 1")).isFalse();
        assertThat(Statements.isStatement("2026-01-01 00:00:00.000 UTC [1] DETAIL:  Parameters: $1 = 'x'"))
                .isFalse();
    }
}
