package dev.tandem.sandbox.marketo.customobject;

import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
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

/** All custom object types; the approved ones are known to the database too. The database's lock guards them. */
public final class CustomObjects {

    private final Database database;
    private final LinkTargets targets;
    private final Map<String, CustomObjectType> types = new LinkedHashMap<>();

    /** The custom objects of this database. */
    public CustomObjects(Database database) {
        this.database = database;
        this.targets = new LinkTargets(database);
    }

    Database database() {
        return database;
    }

    LinkTargets targets() {
        return targets;
    }

    Collection<CustomObjectType> types() {
        return Collections.unmodifiableCollection(types.values());
    }

    Optional<CustomObjectType> find(String apiName) {
        return Optional.ofNullable(types.get(apiName));
    }

    /** The type of this name, approved or not; 1013 when there is none. */
    CustomObjectType require(String apiName) {
        return find(apiName).orElseThrow(() -> notFound(apiName));
    }

    /** The records of the type of this name; 1013 unless it is approved. */
    ObjectType records(String apiName) {
        ObjectType type = database.customObjects().get(apiName);
        if (type == null) {
            throw notFound(apiName);
        }
        return type;
    }

    private static Refusal notFound(String apiName) {
        return new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Custom object '" + apiName + "' not found");
    }

    /** Keeps a type or its changed draft. */
    void put(CustomObjectType type) {
        types.put(type.apiName(), type);
    }

    /** Makes a draft live: its records take on its fields. */
    void approve(CustomObjectType type) {
        CustomObjectType approved = type.approved(database.now());
        publish(approved);
        put(approved);
    }

    private ObjectType publish(CustomObjectType approved) {
        ObjectType published = new ApprovedType(targets, approved)
                .over(Optional.ofNullable(database.customObjects().get(approved.apiName())));
        database.customObjects().put(approved.apiName(), published);
        return published;
    }

    /** Removes a type with its records, for good. */
    void remove(CustomObjectType type) {
        types.remove(type.apiName());
        database.customObjects().remove(type.apiName());
    }

    /** Removes all types and records. */
    public void clear() {
        types.clear();
        database.customObjects().clear();
    }

    /** Writes all types, then the records of the approved ones. */
    public void save(DataOutputStream to) throws IOException {
        to.writeInt(types.size());
        for (CustomObjectType type : types.values()) {
            TypeCodec.write(to, type);
        }
        to.writeInt(database.customObjects().size());
        for (Map.Entry<String, ObjectType> each : database.customObjects().entrySet()) {
            to.writeUTF(each.getKey());
            each.getValue().table().save(to);
        }
    }

    /** Replaces all types and records by the written ones. */
    public void load(DataInputStream from) throws IOException {
        clear();
        for (int left = from.readInt(); left > 0; left--) {
            put(TypeCodec.read(from));
        }
        // in the order of their approval, so that what a link names is there before the link
        for (int left = from.readInt(); left > 0; left--) {
            publish(require(from.readUTF())).table().load(from);
        }
    }
}
