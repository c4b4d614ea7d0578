package dev.tandem.sandbox.marketo.customobject;

import dev.tandem.sandbox.marketo.customobject.CustomObjectType.Approval;
import dev.tandem.sandbox.marketo.customobject.TypeField.RelatedTo;
import dev.tandem.sandbox.marketo.store.CustomDataType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Custom object types as bytes, for saving. */
final class TypeCodec {

    private TypeCodec() {}

    static void write(DataOutputStream to, CustomObjectType type) throws IOException {
        to.writeUTF(type.apiName());
        to.writeBoolean(type.approval().isPresent());
        if (type.approval().isPresent()) {
            Approval approval = type.approval().get();
            to.writeInt(approval.firstAt());
            to.writeInt(approval.lastAt());
            to.writeInt(approval.fieldsAtFirst());
            write(to, approval.version());
        }
        to.writeBoolean(type.draft().isPresent());
        if (type.draft().isPresent()) {
            write(to, type.draft().get());
        }
    }

    private static void write(DataOutputStream to, TypeVersion version) throws IOException {
        to.writeUTF(version.label());
        to.writeUTF(version.plural());
        to.writeUTF(version.description());
        to.writeBoolean(version.shownInLeadDetail());
        to.writeInt(version.fields().size());
        for (TypeField field : version.fields()) {
            to.writeUTF(field.name());
            to.writeUTF(field.label());
            to.writeUTF(field.type().name());
            to.writeUTF(field.description());
            to.writeBoolean(field.dedupe());
            to.writeUTF(field.relatedTo().map(RelatedTo::name).orElse(""));
            to.writeUTF(field.relatedTo().map(RelatedTo::field).orElse(""));
        }
    }

    static CustomObjectType read(DataInputStream from) throws IOException {
        String apiName = from.readUTF();
        Optional<Approval> approval = Optional.empty();
        if (from.readBoolean()) {
            int firstAt = from.readInt();
            int lastAt = from.readInt();
            int fieldsAtFirst = from.readInt();
            approval = Optional.of(new Approval(version(from), firstAt, lastAt, fieldsAtFirst));
        }
        return new CustomObjectType(
                apiName, approval, from.readBoolean() ? Optional.of(version(from)) : Optional.empty());
    }

    private static TypeVersion version(DataInputStream from) throws IOException {
        String label = from.readUTF();
        String plural = from.readUTF();
        String description = from.readUTF();
        boolean shownInLeadDetail = from.readBoolean();
        List<TypeField> fields = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            fields.add(new TypeField(
                    from.readUTF(),
                    from.readUTF(),
                    CustomDataType.valueOf(from.readUTF()),
                    from.readUTF(),
                    from.readBoolean(),
                    Optional.of(new RelatedTo(from.readUTF(), from.readUTF()))
                            .filter(each -> !each.name().isEmpty())));
        }
        return new TypeVersion(label, plural, description, shownInLeadDetail, fields);
    }
}
