package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.stream.OnlyWhen;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {

    private static final String OWNER = "0e7f5a10-0000-4000-8000-0000000000ff";

    private static Row row() {
        Map<String, Object> values = new HashMap<>();
        values.put("statecode", 0L);
        values.put("seats", 120L);
        values.put("revenue", new BigDecimal("12.50"));
        values.put("donotphone", true);
        values.put("merged", false);
        values.put("city", "Ghent");
        values.put("fax", null);
        values.put("ownerid", new Lookup(UUID.fromString(OWNER), "systemuser", ""));
        values.put("createdon", "2024-05-02T03:04:05Z");
        return new Row(UUID.randomUUID(), 1, values);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "${body[statecode]} == 0; true",
                "${body[statecode]} == '0'; true",
                "${body[statecode]} != 0; false",
                "${body[statecode]} in '0,1'; true",
                "${body[statecode]} not in '0,1'; false",
                "${body[seats]} > 9; true",
                "${body[seats]} >= 120.5; false",
                "${body[seats]} < 1000; true",
                "${body[revenue]} > 12; true",
                "${body[revenue]} == 12; false",
                "${body[revenue]} == 12.5; true",
                "${body[revenue]} <= 12.50; true",
                "${body[donotphone]} == true; true",
                "${body[donotphone]} != true; false",
                "${body[merged]} == false; true",
                "${body[fax]} == null; true",
                "${body[fax]} != null; false",
                "${body[fax]} == 'x'; false",
                "${body[fax]} != true; true",
                "${body[fax]} > 5; false",
                "${body[city]} == 'Ghent'; true",
                "${body[city]} == 'ghent'; false",
                "${body[city]} =~ 'ghent'; true",
                "${body[city]} in 'Bruges,Ghent'; true",
                "${body[city]} contains 'hen'; true",
                "${body[city]} starts with 'Gh'; true",
                "${body[city]} ends with 'x'; false",
                "${body[city]} regex 'G.*t'; true",
                "${body[ownerid]} == '0e7f5a10-0000-4000-8000-0000000000ff'; true",
                "${body[createdon]} >= '2024-05-02'; true",
                "${body[createdon]} < '2024-05-02'; false",
                "${body[city]} == 'Ghent' && ${body[statecode]} == 1; false",
                "${body[city]} == 'Bruges' || ${body[statecode]} == 0; true"
            })
    void letsRowsIn(String text, boolean in) {
        OnlyWhen condition = new OnlyWhen(text);

        assertThat(RowFilter.problem(condition)).isEmpty();
        assertThat(RowFilter.of(condition).lets(row())).isEqualTo(in);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "${body[statecode]} = 0; Unexpected token =",
                "${body[statecode]} eq 0; Unexpected token e",
                "${body[statecode]} == 0 and ${body[city]} == 'x'; Unexpected token a",
                "(${body[statecode]} == 0); Unexpected token (",
                "${body[city]} regex '('; Unclosed group"
            })
    void saysWhatSimpleDoesNotUnderstand(String text, String said) {
        assertThat(RowFilter.problem(new OnlyWhen(text)))
                .get(InstanceOfAssertFactories.STRING)
                .startsWith("is no condition in Camel's Simple language: ")
                .contains(said)
                .doesNotContain("\n");
    }
}
