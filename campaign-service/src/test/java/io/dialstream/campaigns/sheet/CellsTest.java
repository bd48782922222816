package io.dialstream.campaigns.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "@SUM(A1)",
                "-2+3",
                "+cmd|' /C calc'!A0",
                "\t=1",
                "\r=1",
                "  =1",
                "\n@x",
                "-"
            })
    void noCellIsRunAsAFormula(String cell) {
        assertThat(Cells.safe(cell)).isEqualTo("'" + cell);
    }

    /** Read where another character separates cells, and where quotes are not understood. */
    @ParameterizedTest
    @MethodSource
    void noCellIsRunAsAFormulaBehindASeparator(String cell, String safe) {
        assertThat(Cells.safe(cell)).isEqualTo(safe);
    }

    static List<Arguments> noCellIsRunAsAFormulaBehindASeparator() {
        return List.of(
                arguments(",x;=1+1", ",x;'=1+1"),
                arguments("x,=1", "x,'=1"),
                arguments("x|@a", "x|'@a"),
                arguments("x\t-1", "x\t'-1"),
                arguments("x\n+1", "x\n'+1"),
                arguments("x\r=1", "x\r'=1"),
                arguments("x; =1", "x; '=1"),
                arguments("\";\"=1+1", "\";\"'=1+1"),
                arguments("a;b;=c;-d", "a;b;'=c;'-d"),
                arguments("x;+14155550101", "x;'+14155550101"),
                arguments("＝1+1", "'＝1+1"),
                arguments("x;＠a", "x;'＠a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "+14155550101", "-17", "a=b", "'quoted", "a - b", "x; y"})
    void whatIsNoFormulaStaysAsItIs(String cell) {
        assertThat(Cells.safe(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'quoted", "it's", "'", "'1", "a'=b"})
    void anApostropheThatProtectsNothingIsKept(String cell) {
        assertThat(Cells.original(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'=1", "''=1", "'-2+3", "'\t=1", "'\tx", "x;'=1", "x;'+1;=2", "'+1"})
    void anApostropheOfTheUsersOwnIsReadAsItWas(String text) {
        assertThat(Cells.original(Cells.safe(text))).isEqualTo(text);
    }

    @RepeatedTest(2_000)
    void whatWasMadeSafeIsReadAsItWas(RepetitionInfo repetition) {
        var characters = "''ab1=+-@;,| \"\t\n\r＝\u00A0";
        var random = new Random(repetition.getCurrentRepetition());
        var text =
                random.ints(random.nextInt(12), 0, characters.length())
                        .mapToObj(it -> characters.substring(it, it + 1))
                        .collect(Collectors.joining());
        assertThat(Cells.original(Cells.safe(text))).isEqualTo(text);
    }
}
