package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** Single values in the file, ordered as MongoDB orders values: ids of documents, mostly. */
final class ValueType extends BsonDataType<Object> {

    private static final char NAME = 'v';
    private static final String FIELD = String.valueOf(NAME);

    ValueType() {
        super(64);
    }

    @Override
    public void write(WriteBuffer target, Object value) {
        if (value instanceof String text) {
            BsonTexts.write(target, NAME, text);
        } else {
            super.write(target, value);
        }
    }

    @Override
    Document toDocument(Object value) {
        return new Document(FIELD, value instanceof Missing ? null : value);
    }

    @Override
    Object fromDocument(Document document) {
        @Nullable Object value = document.get(FIELD);
        return Missing.ofNullable(value);
    }

    @Override
    public int compare(Object a, Object b) {
        return ValueOrder.compare(a, b);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
