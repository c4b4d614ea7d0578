package dev.tandem.sync;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A person as it was just read from Marketo, or one that is to be created, which shows nothing in any field. */
sealed interface Person {

    /** Whether the field was read; what was not is unknown, never empty. */
    boolean shows(String field);

    /** The field's value as Marketo returned it; null for none. */
    Object value(String field);

    /** Marketo's id; throws {@link IllegalStateException} for a person that is to be created. */
    String id();

    /** Whether it is to be created. */
    default boolean isNew() {
        return this instanceof Coming;
    }

    /** Whether it belongs to a company, whose fields it shows then. */
    default boolean hasCompany() {
        return Optional.ofNullable(value(CompanyLink.FIELD))
                .map(Object::toString)
                .filter(key -> !key.isBlank())
                .isPresent();
    }

    /** One that is there. */
    record Present(Map<String, Object> values) implements Person {

        @Override
        public boolean shows(String field) {
            return values.containsKey(field);
        }

        @Override
        public Object value(String field) {
            return values.get(field);
        }

        @Override
        public String id() {
            return Objects.toString(values.get("id"));
        }

        /** Names the person only: values are personal data. */
        @Override
        public String toString() {
            return "Person[" + id() + "]";
        }
    }

    /** One that is to be created. */
    record Coming() implements Person {

        @Override
        public boolean shows(String field) {
            return true;
        }

        @Override
        public Object value(String field) {
            return null;
        }

        @Override
        public String id() {
            throw new IllegalStateException("a person that is to be created has no id");
        }
    }
}
