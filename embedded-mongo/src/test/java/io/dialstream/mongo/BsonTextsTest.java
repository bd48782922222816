package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

/** What is written at once is what the server's own encoder writes: files stay readable. */
class BsonTextsTest {

    private static final List<String> TEXTS =
            List.of("", "c-1-1", "+12125550100", "Zo\u00eb \u00df \ud83d\udcde", "x".repeat(5_000));

    @Test
    void writesATextAsTheServerDoes() {
        for (String text : TEXTS) {
            WriteBuffer written = new WriteBuffer();
            new ValueType().write(written, text);

            assertThat(bytes(written)).isEqualTo(encoded(new Document("v", text)));
            assertThat(new ValueType().read(ByteBuffer.wrap(bytes(written)))).isEqualTo(text);
        }
    }

    @Test
    void writesAKeyOfTextsAsTheServerDoesHoweverManyThereAre() {
        for (int fields = 1; fields <= BsonTexts.MOST_ELEMENTS + 2; fields++) {
            for (String text : TEXTS) {
                List<String> texts = Collections.nCopies(fields, text);
                KeyValue key = new KeyValue(texts);
                WriteBuffer written = new WriteBuffer();
                new KeyValueType().write(written, key);

                assertThat(bytes(written)).isEqualTo(encoded(new Document("k", texts)));
                assertThat(new KeyValueType().read(ByteBuffer.wrap(bytes(written)))).isEqualTo(key);
            }
        }
    }

    @Test
    void writesAKeyWithOtherValuesToo() {
        KeyValue key = new KeyValue("c-1", 3.0, null);
        WriteBuffer written = new WriteBuffer();
        new KeyValueType().write(written, key);

        assertThat(new KeyValueType().read(ByteBuffer.wrap(bytes(written)))).isEqualTo(key);
    }

    private static byte[] encoded(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    private static byte[] bytes(WriteBuffer buffer) {
        ByteBuffer written = buffer.getBuffer().duplicate().flip();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }
}
