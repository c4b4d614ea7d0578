package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All custom activity types. The database's lock guards them. */
public final class CustomActivities {

    /** The first number of custom types, as live catalogues show it. */
    private static final int FIRST_ID = 100_001;

    private final Database database;
    private final Map<String, CustomActivityType> types = new LinkedHashMap<>();
    private int nextId = FIRST_ID;

    /** The custom activities of this database. */
    public CustomActivities(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    Collection<CustomActivityType> types() {
        return Collections.unmodifiableCollection(types.values());
    }

    /** The type of this API name; 1013 when there is none. */
    CustomActivityType require(String apiName) {
        CustomActivityType type = types.get(apiName);
        if (type == null) {
            throw new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Custom activity type '" + apiName + "' not found");
        }
        return type;
    }

    /** The approved version of the type with this number, if there is one. */
    Optional<TypeVersion> approved(long id) {
        return types.values().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .flatMap(CustomActivityType::approved);
    }

    /** Adds a type with a number of its own. */
    CustomActivityType create(String apiName, TypeVersion draft) {
        int now = database.now();
        CustomActivityType type =
                new CustomActivityType(nextId++, apiName, now, now, Optional.empty(), Optional.of(draft));
        put(type);
        return type;
    }

    /** Keeps a changed type. */
    void put(CustomActivityType type) {
        types.put(type.apiName(), type);
    }

    /** Removes a type; the activities that were added stay in the persons' logs. */
    void remove(CustomActivityType type) {
        types.remove(type.apiName());
    }

    /** Writes the entries of the approved types in the catalogue of all activity types. */
    public void writeCatalogue(JsonGenerator out) throws IOException {
        for (CustomActivityType type : types.values()) {
            if (type.approved().isPresent()) {
                TypeWriter.catalogueEntry(out, type, type.approved().get());
            }
        }
    }

    /** Removes all types. */
    public void clear() {
        types.clear();
        nextId = FIRST_ID;
    }

    /** Writes all types. */
    public void save(DataOutputStream to) throws IOException {
        to.writeInt(nextId);
        to.writeInt(types.size());
        for (CustomActivityType type : types.values()) {
            TypeCodec.write(to, type);
        }
    }

    /** Replaces all types by the written ones. */
    public void load(DataInputStream from) throws IOException {
        clear();
        nextId = from.readInt();
        for (int left = from.readInt(); left > 0; left--) {
            put(TypeCodec.read(from));
        }
    }
}
