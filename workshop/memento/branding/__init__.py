"""How a mémento looks: its colours, an organisation's logos and house style."""
