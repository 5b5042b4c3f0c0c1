"""How plots are laid out: figures and words in, neutral marks out (``domain.plot``). The words are ``round_plots``."""
