package io.dialstream.foundation.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.dialstream.foundation.eventlog.KnownTopic;
import io.dialstream.foundation.eventlog.KnownTopics;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A document a topic, whose id is the topic's name; the first one stays. */
class MongoKnownTopics implements KnownTopics {

    private final MongoCollection<Document> topics;

    MongoKnownTopics(MongoTemplate mongo) {
        this.topics = mongo.getCollection("knownTopics");
    }

    @Override
    public KnownTopic firstMet(KnownTopic topic) {
        var known = topics.find(eq("_id", topic.name())).first();
        if (known == null) {
            insert(topic);
            return firstMet(topic);
        }
        return new KnownTopic(
                topic.name(), known.getInteger("partitions"), known.getString("topicId"));
    }

    private void insert(KnownTopic topic) {
        try {
            topics.insertOne(
                    new Document("_id", topic.name())
                            .append("partitions", topic.partitions())
                            .append("topicId", topic.id()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
