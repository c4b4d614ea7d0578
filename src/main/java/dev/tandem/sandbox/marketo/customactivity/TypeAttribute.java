package dev.tandem.sandbox.marketo.customactivity;

import dev.tandem.sandbox.marketo.store.CustomDataType;
import dev.tandem.sandbox.marketo.store.DataType;
import dev.tandem.sandbox.marketo.store.Field;

/**
 * An attribute of a custom activity type.
 *
 * @param apiName the API name, which never changes
 * @param name the display name
 * @param type the data type
 * @param description a text for people; empty for none
 * @param primary whether it is the one that every activity of the type must have
 */
record TypeAttribute(String apiName, String name, CustomDataType type, String description, boolean primary) {

    /** What checks its values. */
    Field field() {
        DataType form = type.form();
        Field.Rules rules = new Field.Rules(Field.Origin.API, false, false, false);
        return new Field(1, 0, apiName, name, form, form.defaultLength(), rules, Field.Shown.DEFAULT);
    }

    /** Whether a record of an activity means it by this name: the API name or the display name. */
    boolean isCalled(String either) {
        return apiName.equalsIgnoreCase(either) || name.equalsIgnoreCase(either);
    }
}
