package io.dialstream.simulator.callback;

class InMemoryDeliveriesTest extends DeliveriesContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected String serverThatAnswers(Reply.Answered answer) {
        deliveries.receiver(any -> answer);
        return "http://caller.test/";
    }
}
