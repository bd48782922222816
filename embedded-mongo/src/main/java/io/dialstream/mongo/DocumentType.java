package io.dialstream.mongo;

import de.bwaldvogel.mongo.bson.Document;

/** Documents in the file. */
final class DocumentType extends BsonDataType<Document> {

    DocumentType() {
        super(1024);
    }

    @Override
    Document toDocument(Document value) {
        return value;
    }

    @Override
    Document fromDocument(Document document) {
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
