package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a condition is told at the start, with file, line and repair. */
class OnlyWhenTest {

    @Test
    void knowsItsColumnsAndPutsThemIntoHeaders() {
        OnlyWhen condition = new OnlyWhen("${body[statecode]} == 0 && ${body['new_kind']} in 'a,b'");

        assertThat(condition.columns()).containsExactly("statecode", "new_kind");
        assertThat(condition.byHeaders()).isEqualTo("${header.statecode} == 0 && ${header.new_kind} in 'a,b'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body[statecode]} == 0",
                "${body[a]} == 1 && ${body[b]} == 2 && ${body[c]} == 3",
                "${body[a]} == 1 || ${body[b]} == '&&'"
            })
    void findsNothingWrongWith(String text) {
        assertThat(new OnlyWhen(text).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "true;asks for no column",
                "${body} == 1;may ask for columns only",
                "${body[statecode]} == ${env.HOME};may ask for columns only",
                "${body[a]} == '${bean:cycle.stop}';may ask for columns only",
                "${body[A]} == 1;may ask for columns only",
                "${body[a]} == 1 && ${body[b]} == 2 || ${body[c]} == 3;mixes && with"
            })
    void saysWhatIsWrongWith(String text, String problem) {
        assertThat(new OnlyWhen(text).problem())
                .get(InstanceOfAssertFactories.STRING)
                .contains(problem);
    }

    @Test
    void namesFileAndLine(@TempDir Path directory) throws IOException {
        StreamFolder folder = StreamFolder.copiedTo(directory);
        folder.edit("contacts.yaml", "skip-when:", "only-when: ${body[statecode]} = 0\nskip-when:");

        StreamFileProblem refused = catchThrowableOfType(
                StreamFileProblem.class,
                () -> new StreamFiles(directory, condition -> Optional.of("is wrong: " + condition.text())).read());

        assertThat(refused)
                .hasMessage("%s, line %d, only-when: is wrong: ${body[statecode]} = 0"
                        .formatted(directory.resolve("contacts.yaml"), folder.line("contacts.yaml", "only-when:")));
    }
}
