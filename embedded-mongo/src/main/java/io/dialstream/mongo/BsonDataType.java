package io.dialstream.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How a value lies in a page of the file: as BSON, which is smaller and faster than Java's
 * serialization.
 */
abstract class BsonDataType<T> extends BasicDataType<T> {

    /** A page is written whole for each of its entries that changes, so nothing is allocated. */
    private static final ThreadLocal<ByteBuf> BUFFER = ThreadLocal.withInitial(Unpooled::buffer);

    /** One that had to grow beyond this for a large document is not kept. */
    private static final int MOST_KEPT_BYTES = 64 * 1024;

    private final int typicalBytes;

    BsonDataType(int typicalBytes) {
        this.typicalBytes = typicalBytes;
    }

    abstract Document toDocument(T value);

    abstract T fromDocument(Document document);

    /**
     * An estimate: it decides how many entries share a page, and a true size would mean encoding
     * every value twice.
     */
    @Override
    public int getMemory(T value) {
        return typicalBytes;
    }

    @Override
    public void write(WriteBuffer target, T value) {
        ByteBuf bytes = BUFFER.get().clear();
        BsonEncoder.encodeDocument(toDocument(value), bytes);
        target.put(bytes.nioBuffer());
        if (bytes.capacity() > MOST_KEPT_BYTES) {
            BUFFER.remove();
        }
    }

    @Override
    public T read(ByteBuffer source) {
        ByteBuf bytes = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(bytes);
        source.position(source.position() + bytes.readerIndex());
        return fromDocument(document);
    }
}
