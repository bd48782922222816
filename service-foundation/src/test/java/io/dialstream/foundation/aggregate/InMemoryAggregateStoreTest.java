package io.dialstream.foundation.aggregate;

import java.util.List;

class InMemoryAggregateStoreTest extends AggregateStoreContract<Table, AggregateStore<Table>> {

    @Override
    protected AggregateStore<Table> emptyStore() {
        return new InMemoryAggregateStore<>(Aggregate::isActive);
    }

    @Override
    protected Table unfinished(String id, int partition) {
        return Table.empty(id, partition).with(List.of("soup"), List.of(), 1, null);
    }

    @Override
    protected Table finished(Table table) {
        return table.with(List.of(), List.of("soup"), table.heard(), null);
    }

    @Override
    protected Table changed(Table table, int number) {
        return table.with(table.cooking(), table.brought(), table.heard() + number, null);
    }
}
