package dev.tandem.sandbox.marketo.field;

import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Hides fields as an administrator does at Marketo's screens: standard ones too, which the API cannot. A hidden field is
 * not found any more by whoever describes, reads or writes (Adobe says to describe anew after a 1006).
 */
public final class FieldVisibility {

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** The fields of persons and of the other kinds of record that every subscription has. */
    public FieldVisibility(Database database) {
        kinds.put("person", new Kind(database.persons().schema(), database::changePersonField));
        kinds.put("company", new Kind(database.companies().table().schema(), database::changeCompanyField));
        kinds.put("sales-person", Kind.of(database.salesPersons().table().schema()));
        kinds.put("opportunity", Kind.of(database.opportunities().table().schema()));
        kinds.put(
                "opportunity-role", Kind.of(database.opportunityRoles().table().schema()));
    }

    private record Kind(Schema schema, Consumer<Field> changer) {

        static Kind of(Schema schema) {
            return new Kind(schema, schema::replace);
        }
    }

    /** The hidden fields as {@code object.field}. */
    public Set<String> hidden() {
        Set<String> hidden = new TreeSet<>();
        kinds.forEach((object, kind) -> kind.schema().fields().stream()
                .filter(field -> field.shown().hidden())
                .forEach(field -> hidden.add(object + "." + field.name())));
        return hidden;
    }

    /**
     * Hides a field or shows it again.
     *
     * @throws IllegalArgumentException if there is no such kind of record or field
     */
    public void hide(String object, String name, boolean hidden) {
        Kind kind = kinds.get(object);
        if (kind == null) {
            throw new IllegalArgumentException("Fields can be hidden of " + String.join(", ", kinds.keySet()) + ".");
        }
        Field field = kind.schema()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no field " + name + " of " + object + "."));
        Field.Shown shown = field.shown();
        kind.changer()
                .accept(field.presented(
                        field.label(),
                        new Field.Shown(shown.description(), hidden, shown.htmlEncoded(), shown.sensitive())));
    }
}
