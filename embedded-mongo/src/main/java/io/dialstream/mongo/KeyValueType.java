package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.WriteBuffer;

/** The keys of an index in the file, ordered field by field as MongoDB orders values. */
final class KeyValueType extends BsonDataType<KeyValue> {

    private static final char NAME = 'k';
    private static final String FIELD = String.valueOf(NAME);

    KeyValueType() {
        super(96);
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        List<String> texts = texts(key);
        if (texts.size() == key.size() && texts.size() <= BsonTexts.MOST_ELEMENTS) {
            BsonTexts.write(target, NAME, texts);
        } else {
            super.write(target, key);
        }
    }

    private static List<String> texts(KeyValue key) {
        return key.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }

    @Override
    Document toDocument(KeyValue key) {
        return new Document(FIELD, key.stream().toList());
    }

    @Override
    KeyValue fromDocument(Document document) {
        return new KeyValue((Collection<?>) document.get(FIELD));
    }

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int shared = Math.min(a.size(), b.size());
        for (int field = 0; field < shared; field++) {
            int order = ValueOrder.compare(a.get(field), b.get(field));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
