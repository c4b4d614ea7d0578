package dev.tandem.sandbox.marketo.customactivity;

import dev.tandem.sandbox.marketo.customactivity.TypeVersion.Header;
import dev.tandem.sandbox.marketo.store.CustomDataType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Custom activity types as bytes, for saving. */
final class TypeCodec {

    private TypeCodec() {}

    static void write(DataOutputStream to, CustomActivityType type) throws IOException {
        to.writeInt(type.id());
        to.writeUTF(type.apiName());
        to.writeInt(type.createdAt());
        to.writeInt(type.updatedAt());
        write(to, type.approved());
        write(to, type.draft());
    }

    private static void write(DataOutputStream to, Optional<TypeVersion> version) throws IOException {
        to.writeBoolean(version.isPresent());
        if (version.isPresent()) {
            Header header = version.get().header();
            to.writeUTF(header.name());
            to.writeUTF(header.description());
            to.writeUTF(header.triggerName());
            to.writeUTF(header.filterName());
            to.writeInt(version.get().attributes().size());
            for (TypeAttribute attribute : version.get().attributes()) {
                to.writeUTF(attribute.apiName());
                to.writeUTF(attribute.name());
                to.writeUTF(attribute.type().name());
                to.writeUTF(attribute.description());
                to.writeBoolean(attribute.primary());
            }
        }
    }

    static CustomActivityType read(DataInputStream from) throws IOException {
        return new CustomActivityType(
                from.readInt(), from.readUTF(), from.readInt(), from.readInt(), version(from), version(from));
    }

    private static Optional<TypeVersion> version(DataInputStream from) throws IOException {
        if (!from.readBoolean()) {
            return Optional.empty();
        }
        Header header = new Header(from.readUTF(), from.readUTF(), from.readUTF(), from.readUTF());
        List<TypeAttribute> attributes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            attributes.add(new TypeAttribute(
                    from.readUTF(),
                    from.readUTF(),
                    CustomDataType.valueOf(from.readUTF()),
                    from.readUTF(),
                    from.readBoolean()));
        }
        return Optional.of(new TypeVersion(header, attributes));
    }
}
