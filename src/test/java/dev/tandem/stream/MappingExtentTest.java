package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a mapping another one, so that every record is compared anew. */
class MappingExtentTest extends MappingOfContacts {

    @Test
    void aConditionsColumnsAreReadAndItsTextBelongsToTheExtent() {
        String without = check(line("firstname", "firstName")).mapping().extent();
        onlyWhen = Optional.of(new OnlyWhen("${body[createdon]} != null"));
        Mapping mapping = check(line("firstname", "firstName")).mapping();
        onlyWhen = Optional.of(new OnlyWhen("${body[createdon]} == null"));

        assertThat(mapping.columns()).contains("createdon");
        assertThat(mapping.extent()).isNotEqualTo(without);
        assertThat(check(line("firstname", "firstName")).mapping().extent()).isNotEqualTo(mapping.extent());
    }

    @Test
    void anotherLineOrAnotherChoiceIsAnotherExtent() {
        String extent = check(line("firstname", "firstName")).mapping().extent();

        assertThat(check(line("firstname", "firstName")).mapping().extent()).isEqualTo(extent);
        assertThat(check(line("firstname", "email")).mapping().extent()).isNotEqualTo(extent);
        assertThat(check(line("firstname", "firstName"), owner()).mapping().extent())
                .isNotEqualTo(extent);
    }

    @Test
    void anotherFieldOrAnotherLengthIsAnotherForm() {
        String form = check(line("firstname", "firstName")).mapping().form();
        fields.put("firstName", new FieldShape("string", 40, true));
        String narrower = check(line("firstname", "firstName")).mapping().form();

        assertThat(narrower).isNotEqualTo(form);
        assertThat(check(line("firstname", "email")).mapping().form()).isNotIn(form, narrower);
        assertThat(check(line("firstname", "firstName"), owner()).mapping().form())
                .isNotIn(form, narrower);
    }
}
